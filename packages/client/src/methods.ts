import type { Reply as Answer, Effect, Operation, Paging, pagingRules, Resources } from '@rhetor/contract'
import type { Call } from './call.ts'
import type { Download } from './download.ts'
import type { List } from './list.ts'
import type { CallOptions, ListOptions, OnceOptions } from './options.ts'
import type { Upload } from './upload.ts'

/** The methods of a client: `gorgias.tickets.update(id, change, options)`. */
export type Methods = {
  readonly [Name in keyof Resources]: { readonly [Key in keyof Resources[Name]]: Method<Resources[Name][Key]> }
}

/** Path, input, options: only those that the row takes. */
export type Method<Row> =
  Row extends Operation<infer Params, infer Query, infer Body, infer Reply, infer Does, infer Keyed>
    ? (
        ...args: [...Path<Params>, ...Input<Query, Body, Reply>, options?: Options<Reply, Does, Keyed>]
      ) => Result<Reply, Does>
    : never

// one parameter is a plain argument, several are named: `messages.get({ ticket_id, id })`
type Path<Params> = keyof Params extends never
  ? []
  : IsUnion<keyof Params> extends true
    ? [path: { [Name in keyof Params]: Params[Name] }]
    : [id: Params[keyof Params]]

type IsUnion<Type, Whole = Type> = Type extends unknown ? ([Whole] extends [Type] ? false : true) : never

type Input<Query, Body, Reply> =
  Body extends Record<string, Blob>
    ? [files: Upload | readonly Upload[], query?: Query]
    : Body extends undefined
      ? Query extends undefined
        ? []
        : OptionalInput<Query & WithCursor<Reply>>
      : Query extends undefined
        ? [body: Body]
        : OptionalInput<Query & Body>

// the one list with page numbers continues by cursor like every other
type WithCursor<Reply> = Reply extends Answer<'numbered'> ? { cursor?: string | undefined } : unknown

type OptionalInput<Whole> = Record<never, never> extends Whole ? [input?: Whole] : [input: Whole]

type ListStyle = { [Style in Paging]: (typeof pagingRules)[Style]['many'] extends true ? Style : never }[Paging]

type IsList<Reply, Does extends Effect> = Reply extends Answer<ListStyle> ? (Does extends 'read' ? true : false) : false

type Options<Reply, Does extends Effect, Keyed> = Keyed extends true
  ? OnceOptions
  : IsList<Reply, Does> extends true
    ? ListOptions
    : CallOptions

type Result<Reply, Does extends Effect> =
  Reply extends Answer<infer Style, infer Item>
    ? IsList<Reply, Does> extends true
      ? List<Item>
      : Style extends ListStyle
        ? Call<Item[]>
        : Style extends 'binary'
          ? Call<Download>
          : Call<Item>
    : never
