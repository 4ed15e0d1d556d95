import * as z from 'zod'
import type * as types from '../generated/types.ts'
import { JsonObject, open, type Schema } from '../schema.ts'

/** Where the next and previous pages are. */
export type CursorMeta = types.CursorMeta
export const CursorMeta: Schema<types.CursorMeta> = open(() => ({
  prev_cursor: z.string().nullable(),
  next_cursor: z.string().nullable(),
  total_resources: z.int().nullable().optional(),
}))

/** The envelope of lists that page by cursor. */
export type CursorList = types.CursorList
export const CursorList: Schema<types.CursorList> = open(() => ({
  object: z.literal('list').optional(),
  uri: z.string().optional(),
  data: z.array(z.unknown()),
  meta: CursorMeta,
}))

/** The envelope of lists that do not page. */
export type DataList = types.DataList
export const DataList: Schema<types.DataList> = open(() => ({
  data: z.array(z.unknown()),
}))

/** Which page this is. */
export type PageMeta = types.PageMeta
export const PageMeta: Schema<types.PageMeta> = open(() => ({
  page: z.int().optional(),
  per_page: z.int().optional(),
  current_page: z.string().optional(),
  next_page: z.string().nullable().optional(),
  prev_page: z.string().nullable().optional(),
  item_count: z.int().optional(),
  nb_pages: z.int().optional(),
}))

/** The envelope of the one list that still counts pages. */
export type PageList = types.PageList
export const PageList: Schema<types.PageList> = open(() => ({
  object: z.literal('list'),
  uri: z.string(),
  data: z.array(z.unknown()),
  meta: PageMeta,
}))

/** The envelope of search results. */
export type SearchList = types.SearchList
export const SearchList: Schema<types.SearchList> = open(() => ({
  data: z.array(z.unknown()),
  object: z.literal('list').optional(),
  uri: z.string().optional(),
  meta: JsonObject.optional(),
}))

/** Addresses of the next and previous items. */
export type ViewItemsMeta = types.ViewItemsMeta
export const ViewItemsMeta: Schema<types.ViewItemsMeta> = open(() => ({
  next_items: z.string().nullable(),
  prev_items: z.string().nullable(),
  current_cursor: z.string().nullable().optional(),
}))

/** The envelope of the items of a view. */
export type ViewItemsPage = types.ViewItemsPage
export const ViewItemsPage: Schema<types.ViewItemsPage> = open(() => ({
  data: z.array(z.unknown()),
  meta: ViewItemsMeta,
}))

/** The body of an error. */
export type ErrorEnvelope = types.ErrorEnvelope
export const ErrorEnvelope: Schema<types.ErrorEnvelope> = open(() => ({
  error: open(() => ({
    msg: z.string(),
    data: JsonObject.optional(),
  })),
}))
