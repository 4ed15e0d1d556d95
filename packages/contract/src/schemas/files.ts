import { z } from 'zod'
import { open, type Schema } from '../schema.ts'

const uploadedFile = open({
  url: z.string(),
  name: z.string(),
  size: z.int(),
  content_type: z.string(),
})
/** A file Gorgias stores. */
export interface UploadedFile extends z.output<typeof uploadedFile> {}
export const UploadedFile: Schema<UploadedFile> = uploadedFile

export const uploadTypes = ['public_attachment', 'attachment', 'profile_picture', 'widget_picture'] as const
export type UploadType = (typeof uploadTypes)[number]

/** The files to upload, by name; sent as the parts of one form. */
export const UploadRequest: Schema<Record<string, Blob>> = z
  .record(z.string(), z.instanceof(Blob).meta({ type: 'string', contentMediaType: 'application/octet-stream' }))
  .refine((files) => Object.keys(files).length > 0, { error: 'give at least one file' })
export type UploadRequest = z.output<typeof UploadRequest>

const uploadQuery = z.strictObject({
  type: z
    .enum(uploadTypes)
    .meta({ default: 'attachment', description: 'Otherwise attachment, which is private' })
    .optional(),
})
/** What the files are for. */
export interface UploadQuery extends z.output<typeof uploadQuery> {}
export const UploadQuery: Schema<UploadQuery> = uploadQuery
