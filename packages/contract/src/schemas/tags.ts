import * as z from 'zod'
import type * as types from '../generated/types.ts'
import { Cursor, Datetime, limit, open, orderBy, type Schema, strict } from '../schema.ts'

const color = z.string().describe('Hex, such as #1f45c2')

/** The colour of a tag. */
export interface TagDecoration extends types.TagDecoration {}
export const TagDecoration: Schema<TagDecoration> = open(() => ({
  color: color.optional(),
}))

/** A label for tickets. */
export interface Tag extends types.Tag {}
export const Tag: Schema<Tag> = open(() => ({
  id: z.int(),
  decoration: TagDecoration.nullable(),
  description: z.string().nullable(),
  name: z.string(),
  usage: z.int(),
  uri: z.string(),
  created_datetime: Datetime,
  deleted_datetime: Datetime.nullable(),
}))

/** The colour to give a tag. */
export interface TagDecorationWrite extends types.TagDecorationWrite {}
export const TagDecorationWrite: Schema<TagDecorationWrite> = strict(() => ({
  color,
}))

/** What a tag is called. */
export const TagName: Schema<string> = z.string().min(1).max(256).describe('Case-sensitive: vip and VIP are two tags')

const createTagRequest = strict(() => ({
  name: TagName,
  description: z.string().max(1024).nullable().optional(),
  decoration: TagDecorationWrite.describe('Its colour; random by default for a new tag').nullable().optional(),
}))
/** A new tag. */
export interface CreateTagRequest extends types.CreateTagRequest {}
export const CreateTagRequest: Schema<CreateTagRequest> = createTagRequest

/** Changes to a tag. */
export interface UpdateTagRequest extends types.UpdateTagRequest {}
export const UpdateTagRequest: Schema<UpdateTagRequest> = createTagRequest.partial()

/** The tags that are merged into another. */
export interface MergeTagsRequest extends types.MergeTagsRequest {}
export const MergeTagsRequest: Schema<MergeTagsRequest> = strict(() => ({
  source_tags_ids: z.array(z.int()).min(1).describe('These are deleted; their tickets get the other tag'),
}))

/** Which tags to list. */
export interface ListTagsQuery extends types.ListTagsQuery {}
export const ListTagsQuery: Schema<ListTagsQuery> = strict(() => ({
  cursor: Cursor.optional(),
  limit: limit({ max: 100, default: 30 }).optional(),
  order_by: orderBy(
    [
      'created_datetime:asc',
      'created_datetime:desc',
      'name:asc',
      'name:desc',
      'usage:asc,name:asc',
      'usage:desc,name:desc',
      'created_datetime',
      'name',
      'usage',
    ],
    'created_datetime:desc',
  )
    .describe('Default created_datetime:desc; by usage: usage:desc,name:desc')
    .optional(),
  search: z.string().describe('Part of a name; case does not matter').optional(),
}))
