import * as z from 'zod'
import type * as types from '../generated/types.ts'
import { JsonObject, open, type Schema } from '../schema.ts'

/** Where the next and previous pages are. */
export interface CursorMeta extends types.CursorMeta {}
export const CursorMeta: Schema<CursorMeta> = open(() => ({
  prev_cursor: z.string().nullable(),
  next_cursor: z.string().nullable(),
  total_resources: z.int().nullable().optional(),
}))

/** The envelope of lists that page by cursor. */
export interface CursorList extends types.CursorList {}
export const CursorList: Schema<CursorList> = open(() => ({
  object: z.literal('list').optional(),
  uri: z.string().optional(),
  data: z.array(z.unknown()),
  meta: CursorMeta,
}))

/** The envelope of lists that do not page. */
export interface DataList extends types.DataList {}
export const DataList: Schema<DataList> = open(() => ({
  data: z.array(z.unknown()),
}))

/** Which page this is. */
export interface PageMeta extends types.PageMeta {}
export const PageMeta: Schema<PageMeta> = open(() => ({
  page: z.int().optional(),
  per_page: z.int().optional(),
  current_page: z.string().optional(),
  next_page: z.string().nullable().optional(),
  prev_page: z.string().nullable().optional(),
  item_count: z.int().optional(),
  nb_pages: z.int().optional(),
}))

/** The envelope of the one list that still counts pages. */
export interface PageList extends types.PageList {}
export const PageList: Schema<PageList> = open(() => ({
  object: z.literal('list'),
  uri: z.string(),
  data: z.array(z.unknown()),
  meta: PageMeta,
}))

/** The envelope of search results. */
export interface SearchList extends types.SearchList {}
export const SearchList: Schema<SearchList> = open(() => ({
  data: z.array(z.unknown()),
  object: z.literal('list').optional(),
  uri: z.string().optional(),
  meta: JsonObject.optional(),
}))

/** Addresses of the next and previous items. */
export interface ViewItemsMeta extends types.ViewItemsMeta {}
export const ViewItemsMeta: Schema<ViewItemsMeta> = open(() => ({
  next_items: z.string().nullable(),
  prev_items: z.string().nullable(),
  current_cursor: z.string().nullable().optional(),
}))

/** The envelope of the items of a view. */
export interface ViewItemsPage extends types.ViewItemsPage {}
export const ViewItemsPage: Schema<ViewItemsPage> = open(() => ({
  data: z.array(z.unknown()),
  meta: ViewItemsMeta,
}))

/** The body of an error. */
export interface ErrorEnvelope extends types.ErrorEnvelope {}
export const ErrorEnvelope: Schema<ErrorEnvelope> = open(() => ({
  error: open(() => ({
    msg: z.string(),
    data: JsonObject.optional(),
  })),
}))
