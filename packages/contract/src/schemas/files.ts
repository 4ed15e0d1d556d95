import * as z from 'zod'
import type * as types from '../generated/types.ts'
import { open, type Schema, strict } from '../schema.ts'

/** A file Gorgias stores. */
export interface UploadedFile extends types.UploadedFile {}
export const UploadedFile: Schema<UploadedFile> = open(() => ({
  url: z.string(),
  name: z.string(),
  size: z.int(),
  content_type: z.string(),
}))

export const uploadTypes = ['public_attachment', 'attachment', 'profile_picture', 'widget_picture'] as const
export type UploadType = (typeof uploadTypes)[number]

/** The files to upload, by name; sent as the parts of one form. */
export const UploadRequest: Schema<Record<string, Blob>> = z
  .record(z.string(), z.instanceof(Blob).meta({ type: 'string', contentMediaType: 'application/octet-stream' }))
  .refine((files) => Object.keys(files).length > 0, { error: 'give at least one file' })
export type UploadRequest = z.output<typeof UploadRequest>

/** What the files are for. */
export interface UploadQuery extends types.UploadQuery {}
export const UploadQuery: Schema<UploadQuery> = strict(() => ({
  type: z
    .enum(uploadTypes)
    .meta({ default: 'attachment', description: 'Default attachment, which is private' })
    .optional(),
}))
