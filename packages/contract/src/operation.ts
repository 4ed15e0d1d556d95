import { describeApi, type Effect, type Operation as OperationOf } from './api.ts'
import type { Reply } from './paging.ts'
import type { Role } from './roles.ts'
import { Id } from './schema.ts'
import type { Scope } from './scopes.ts'

/** What single operations of Gorgias do otherwise than the rest. */
export interface Quirks {}

/** The words of the Gorgias API. */
export interface GorgiasWords {
  readonly scope: Scope
  readonly role: Role
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
