import { z } from 'zod'
import type { Schema } from '../schema.ts'

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

const searchRequest = z.strictObject({
  type: z.enum(searchTypes).meta({ description: 'customer, agent, tag, team and so on; never tickets' }),
  query: z.string().meta({ default: '', description: 'Beginnings and near misses count too' }).optional(),
  size: z
    .int()
    .min(1)
    .max(50)
    .meta({ default: 10, description: 'At most 50, otherwise 10; there is no next page' })
    .optional(),
})
/** What to search. Tickets are searched through views instead. */
export interface SearchRequest extends z.output<typeof searchRequest> {}
export const SearchRequest: Schema<SearchRequest> = searchRequest

const searchResult = z.looseObject({
  id: z.int().optional(),
  name: z.string().nullable().optional(),
  email: z.string().nullable().optional(),
})
/** Something found; its keys depend on the type searched. */
export interface SearchResult extends z.output<typeof searchResult> {}
export const SearchResult: Schema<SearchResult> = searchResult
