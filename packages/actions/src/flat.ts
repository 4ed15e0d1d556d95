import type { CallOptions, ListOptions, OnceOptions } from '@rhetor/client'
import { fieldsOf, type Operation, strict } from '@rhetor/contract'
import * as z from 'zod'

/** Path, query and body of a call in one object. */
export type Flat = Readonly<Record<string, unknown>>

/** The name of a body that is not an object with keys of its own. */
const wholeBody = 'body'

/** One schema for everything that a row takes, and for what an action takes besides. */
export function flatSchema(row: Operation, more: Readonly<Record<string, z.ZodType>>): z.ZodObject {
  return strict(() => ({
    ...(row.params as Record<string, z.ZodType>),
    ...fieldsOf(row.query),
    ...(row.bodyType === 'multipart' ? { files: z.array(FileInput).min(1) } : bodyShape(row)),
    ...more,
  }))
}

/** A file to send: its bytes in base64, or its text. */
export const FileInput = z
  .strictObject({
    name: z.string().min(1),
    content_base64: z.base64().optional(),
    text: z.string().optional(),
    content_type: z.string().optional(),
  })
  .refine((file) => (file.content_base64 === undefined) !== (file.text === undefined), {
    error: 'give either content_base64 or text',
  })

type FileInput = z.output<typeof FileInput>

function bodyShape(row: Operation): Record<string, z.ZodType> {
  if (!row.body) return {}
  return row.bodyKeys ? fieldsOf(row.body) : { [wholeBody]: row.body }
}

/** The arguments of the client's method for a row. */
export function toArguments(
  row: Operation,
  flat: Flat,
  options?: CallOptions & ListOptions & OnceOptions,
): readonly unknown[] {
  const names = Object.keys(row.params)
  const params = Object.fromEntries(names.map((name) => [name, flat[name]]))
  const rest = Object.fromEntries(Object.entries(flat).filter(([name]) => !names.includes(name)))
  const path = names.length === 0 ? [] : names.length === 1 ? [params[names[0] as string]] : [params]
  return [...path, ...inputOf(row, rest), ...(options ? [options] : [])]
}

function inputOf(row: Operation, rest: Record<string, unknown>): unknown[] {
  if (row.bodyType === 'multipart') {
    const { files, ...query } = rest
    return [(files as readonly FileInput[]).map(toUpload), query]
  }
  if (row.body && !row.query && !row.bodyKeys) return [rest[wholeBody]]
  return row.query || row.body ? [rest] : []
}

function toUpload(file: FileInput) {
  return { name: file.name, data: contentOf(file), contentType: file.content_type }
}

/** What is in a file: its text, or the bytes behind the base64. */
export function contentOf({ text, content_base64 }: Pick<FileInput, 'text' | 'content_base64'>) {
  return text ?? Uint8Array.from(atob(content_base64 ?? ''), (char) => char.charCodeAt(0))
}
