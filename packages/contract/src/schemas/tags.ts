import { z } from 'zod'
import { Cursor, Datetime, limit, open, type Schema } from '../schema.ts'

const tagDecoration = open({
  color: z.string().optional(),
})
/** The colour of a tag. */
export interface TagDecoration extends z.output<typeof tagDecoration> {}
export const TagDecoration: Schema<TagDecoration> = tagDecoration

const tag = open({
  id: z.int(),
  decoration: TagDecoration.nullable(),
  description: z.string().nullable(),
  name: z.string(),
  usage: z.int(),
  uri: z.string(),
  created_datetime: Datetime,
  deleted_datetime: Datetime.nullable(),
})
/** A label for tickets. */
export interface Tag extends z.output<typeof tag> {}
export const Tag: Schema<Tag> = tag

const tagDecorationWrite = z.strictObject({
  color: z.string(),
})
/** The colour to give a tag. */
export interface TagDecorationWrite extends z.output<typeof tagDecorationWrite> {}
export const TagDecorationWrite: Schema<TagDecorationWrite> = tagDecorationWrite

const createTagRequest = z.strictObject({
  name: z.string().min(1).max(256),
  description: z.string().max(1024).nullable().optional(),
  decoration: TagDecorationWrite.nullable().optional(),
})
/** A new tag. */
export interface CreateTagRequest extends z.output<typeof createTagRequest> {}
export const CreateTagRequest: Schema<CreateTagRequest> = createTagRequest

const updateTagRequest = createTagRequest.partial()
/** Changes to a tag. */
export interface UpdateTagRequest extends z.output<typeof updateTagRequest> {}
export const UpdateTagRequest: Schema<UpdateTagRequest> = updateTagRequest

const mergeTagsRequest = z.strictObject({
  source_tags_ids: z.array(z.int()).min(1),
})
/** The tags that disappear into another. */
export interface MergeTagsRequest extends z.output<typeof mergeTagsRequest> {}
export const MergeTagsRequest: Schema<MergeTagsRequest> = mergeTagsRequest

const listTagsQuery = z.strictObject({
  cursor: Cursor.optional(),
  limit: limit({ max: 100, otherwise: 30 }).optional(),
  order_by: z
    .enum([
      'created_datetime:asc',
      'created_datetime:desc',
      'name:asc',
      'name:desc',
      'usage:asc,name:asc',
      'usage:desc,name:desc',
      'created_datetime',
      'name',
      'usage',
    ])
    .meta({ default: 'created_datetime:desc' })
    .optional(),
  search: z.string().optional(),
})
/** Which tags to list. */
export interface ListTagsQuery extends z.output<typeof listTagsQuery> {}
export const ListTagsQuery: Schema<ListTagsQuery> = listTagsQuery
