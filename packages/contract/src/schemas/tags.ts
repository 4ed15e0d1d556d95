import { z } from 'zod'
import { Cursor, Datetime, limit, open, orderBy, type Schema } from '../schema.ts'

const color = z.string().meta({ description: 'Hex, such as #1f45c2' })

const tagDecoration = open({
  color: color.optional(),
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
  color,
})
/** The colour to give a tag. */
export interface TagDecorationWrite extends z.output<typeof tagDecorationWrite> {}
export const TagDecorationWrite: Schema<TagDecorationWrite> = tagDecorationWrite

/** What a tag is called. */
export const TagName: Schema<string> = z
  .string()
  .min(1)
  .max(256)
  .meta({ description: 'Case counts: vip and VIP are two tags' })

const createTagRequest = z.strictObject({
  name: TagName,
  description: z.string().max(1024).nullable().optional(),
  decoration: TagDecorationWrite.meta({ description: 'Its colour; a new tag otherwise gets a random one' })
    .nullable()
    .optional(),
})
/** A new tag. */
export interface CreateTagRequest extends z.output<typeof createTagRequest> {}
export const CreateTagRequest: Schema<CreateTagRequest> = createTagRequest

const updateTagRequest = createTagRequest.partial()
/** Changes to a tag. */
export interface UpdateTagRequest extends z.output<typeof updateTagRequest> {}
export const UpdateTagRequest: Schema<UpdateTagRequest> = updateTagRequest

const mergeTagsRequest = z.strictObject({
  source_tags_ids: z.array(z.int()).min(1).meta({ description: 'These are deleted; their tickets get the other tag' }),
})
/** The tags that disappear into another. */
export interface MergeTagsRequest extends z.output<typeof mergeTagsRequest> {}
export const MergeTagsRequest: Schema<MergeTagsRequest> = mergeTagsRequest

const listTagsQuery = z.strictObject({
  cursor: Cursor.optional(),
  limit: limit({ max: 100, otherwise: 30 }).optional(),
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
    .meta({ description: 'Otherwise created_datetime:desc; by usage: usage:desc,name:desc' })
    .optional(),
  search: z.string().meta({ description: 'Part of a name, in any case' }).optional(),
})
/** Which tags to list. */
export interface ListTagsQuery extends z.output<typeof listTagsQuery> {}
export const ListTagsQuery: Schema<ListTagsQuery> = listTagsQuery
