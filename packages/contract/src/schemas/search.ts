import * as z from 'zod'
import type * as types from '../generated/types.ts'
import { open, type Schema, strict } from '../schema.ts'

export const searchTypes = [
  'agent',
  'customer',
  'customer_profile',
  'customer_channel',
  'customer_channel_email',
  'customer_channel_phone',
  'customers_by_phone',
  'integration',
  'team',
  'tag',
] as const
export type SearchType = (typeof searchTypes)[number]

/** What to search. Tickets are searched through views instead. */
export interface SearchRequest extends types.SearchRequest {}
export const SearchRequest: Schema<SearchRequest> = strict(() => ({
  type: z.enum(searchTypes).describe('customer, agent, tag, team and so on; never tickets'),
  query: z.string().meta({ default: '', description: 'Prefixes and similar words match too' }).optional(),
  size: z
    .int()
    .min(1)
    .max(50)
    .meta({ default: 10, description: 'At most 50, default 10; there is no next page' })
    .optional(),
}))

/** Something found; its keys depend on the type searched. */
export interface SearchResult extends types.SearchResult {}
export const SearchResult: Schema<SearchResult> = open(() => ({
  id: z.int().optional(),
  name: z.string().nullable().optional(),
  email: z.string().nullable().optional(),
}))
