import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { UsageError } from '../errors.ts'
import { maxUploadBytes, type NamedUpload } from '../upload.ts'

/** A file on disk, ready for `files.upload`. */
export async function fromPath(
  path: string,
  options: { name?: string; contentType?: string } = {},
): Promise<NamedUpload> {
  const { size } = await stat(path)
  if (size > maxUploadBytes)
    throw new UsageError(`${basename(path)} is larger than ${maxUploadBytes / 1024 / 1024} MB.`)
  const data = await readFile(path)
  return { name: options.name ?? basename(path), data: new Uint8Array(data), contentType: options.contentType }
}
