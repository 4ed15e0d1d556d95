import { describeApi, type Operation as OperationOf } from './api.ts'
import type { Effect, Reach } from './effects.ts'
import type { Reply } from './paging.ts'
import type { Role } from './roles.ts'
import { Id } from './schema.ts'
import type { Scope } from './scopes.ts'

/** How single operations of Gorgias differ from the rest. */
export interface Quirks {
  /** How its refusals begin, instead of `Failed to create ticket` and the like. */
  readonly refusal?: string
  /** What it says of a key of the body that is not known, instead of `Unknown field.` */
  readonly unknownKey?: string
  /** Whether it names the choices when it refuses another value. */
  readonly namesChoices?: boolean
  /** The status if the object of a path parameter does not exist, instead of 404. */
  readonly unknownParam?: 400
  /** The key that the value of the body may be wrapped in: the reference wants it bare, one client wraps it. */
  readonly wrappedIn?: 'value'
  /** Another scope that is sufficient instead of those of the row. */
  readonly alsoScope?: Scope
}

/** The words of the Gorgias API. */
export interface GorgiasWords {
  readonly scope: Scope
  readonly role: Role
  readonly reach: Reach
  readonly id: number
  readonly quirks: Quirks
}

/** An operation of Gorgias. */
export type Operation<
  Params = Record<string, unknown>,
  Query = unknown,
  Body = unknown,
  Answer extends Reply = Reply,
  Does extends Effect = Effect,
  Keyed extends boolean = boolean,
> = OperationOf<Params, Query, Body, Answer, Does, Keyed, GorgiasWords>

export const { get, post, put, del, resource } = describeApi<GorgiasWords>({
  id: Id,
  status: { GET: 200, POST: 201, PUT: 202, DELETE: 204 },
})
