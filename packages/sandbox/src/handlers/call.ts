import type { Operation, Resources } from '@rhetor/contract'
import type { Caller } from '../http/caller.ts'
import type { Turn, World } from '../world.ts'

/** One request, checked, as a handler sees it. */
export interface Call<Params = Record<string, unknown>, Query = unknown, Body = unknown> {
  readonly row: Operation
  readonly world: World
  readonly caller: Caller
  readonly turn: Turn
  readonly params: Params
  readonly query: Query extends undefined ? Record<never, never> : Query
  readonly body: Body
  /** Path and query as they came, for the `uri` of lists. */
  readonly uri: string
  /** Files of an upload. */
  readonly files: readonly UploadedPart[]
}

export interface UploadedPart {
  readonly name: string
  readonly contentType: string
  readonly bytes: Uint8Array
}

/** What a handler answers: the body of a success. Bytes are sent as they are. */
export type Answer = unknown

type Handler<Row> =
  Row extends Operation<infer Params, infer Query, infer Body> ? (call: Call<Params, Query, Body>) => Answer : never

/** A handler for every row of a resource; a new row without one does not compile. */
export type Handlers<Name extends keyof Resources> = {
  readonly [Key in keyof Resources[Name]]: Handler<Resources[Name][Key]>
}
