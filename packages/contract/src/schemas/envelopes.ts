import { z } from 'zod'
import { JsonObject, open, type Schema } from '../schema.ts'

const cursorMeta = open({
  prev_cursor: z.string().nullable(),
  next_cursor: z.string().nullable(),
  total_resources: z.int().nullable().optional(),
})
/** Where the next and previous pages are. */
export interface CursorMeta extends z.output<typeof cursorMeta> {}
export const CursorMeta: Schema<CursorMeta> = cursorMeta

const cursorList = open({
  object: z.literal('list').optional(),
  uri: z.string().optional(),
  data: z.array(z.unknown()),
  meta: CursorMeta,
})
/** The envelope of lists that page by cursor. */
export interface CursorList extends z.output<typeof cursorList> {}
export const CursorList: Schema<CursorList> = cursorList

const dataList = open({
  data: z.array(z.unknown()),
})
/** The envelope of lists that do not page. */
export interface DataList extends z.output<typeof dataList> {}
export const DataList: Schema<DataList> = dataList

const pageMeta = open({
  page: z.int().optional(),
  per_page: z.int().optional(),
  current_page: z.string().optional(),
  next_page: z.string().nullable().optional(),
  prev_page: z.string().nullable().optional(),
  item_count: z.int().optional(),
  nb_pages: z.int().optional(),
})
/** Which page this is. */
export interface PageMeta extends z.output<typeof pageMeta> {}
export const PageMeta: Schema<PageMeta> = pageMeta

const pageList = open({
  object: z.literal('list'),
  uri: z.string(),
  data: z.array(z.unknown()),
  meta: PageMeta,
})
/** The envelope of the one list that still counts pages. */
export interface PageList extends z.output<typeof pageList> {}
export const PageList: Schema<PageList> = pageList

const searchList = open({
  data: z.array(z.unknown()),
  object: z.literal('list').optional(),
  uri: z.string().optional(),
  meta: JsonObject.optional(),
})
/** The envelope of search results. */
export interface SearchList extends z.output<typeof searchList> {}
export const SearchList: Schema<SearchList> = searchList

const viewItemsMeta = open({
  next_items: z.string().nullable(),
  prev_items: z.string().nullable(),
  current_cursor: z.string().nullable().optional(),
})
/** Addresses of the next and previous items. */
export interface ViewItemsMeta extends z.output<typeof viewItemsMeta> {}
export const ViewItemsMeta: Schema<ViewItemsMeta> = viewItemsMeta

const viewItemsPage = open({
  data: z.array(z.unknown()),
  meta: ViewItemsMeta,
})
/** The envelope of the items of a view. */
export interface ViewItemsPage extends z.output<typeof viewItemsPage> {}
export const ViewItemsPage: Schema<ViewItemsPage> = viewItemsPage

const errorEnvelope = open({
  error: open({
    msg: z.string(),
    data: JsonObject.optional(),
  }),
})
/** How the API says no. */
export interface ErrorEnvelope extends z.output<typeof errorEnvelope> {}
export const ErrorEnvelope: Schema<ErrorEnvelope> = errorEnvelope
