import { type ApiOperation, describeApi, Id } from '@rhetor/contract'

/** How single commands differ from the rest. */
interface ControlQuirks {
  /** The name of a body that is a record without fields of its own, for the command line and the docs. */
  readonly bodyName?: string
  /** An input that works on the demo shop, for docs and help. */
  readonly example?: Readonly<Record<string, unknown>>
}

/** The words of the control API: everybody who may enter may do everything. */
export interface ControlWords {
  readonly scope: never
  readonly role: never
  readonly reach: never
  readonly id: number
  readonly quirks: ControlQuirks
}

export const { get, post, resource } = describeApi<ControlWords>({
  id: Id,
  status: { GET: 200, POST: 200, PUT: 200, DELETE: 200 },
})

/** A command of the control API, as data. */
export type ControlOperation = ApiOperation<
  Record<string, unknown>,
  unknown,
  unknown,
  ApiOperation['reply'],
  ApiOperation['effect'],
  boolean,
  ControlWords
>
