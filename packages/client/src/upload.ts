import { UsageError } from './errors.ts'

/** A file to upload. */
export type Upload = File | NamedUpload

export interface NamedUpload {
  readonly name: string
  readonly data: Blob | ArrayBuffer | Uint8Array | ReadableStream<Uint8Array> | string
  /** By default that of the data, or by the extension of the name. */
  readonly contentType?: string | undefined
}

/** Gorgias publishes no limit; mail providers take about this much. [guess] */
export const maxUploadBytes = 25 * 1024 * 1024

const typesByEnding: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  gif: 'image/gif',
  htm: 'text/html',
  html: 'text/html',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json',
  md: 'text/markdown',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  webp: 'image/webp',
  zip: 'application/zip',
}

/** The form with the files; streams are read first, so that it can be sent again. */
export async function uploadForm(files: Upload | readonly Upload[], operation: string): Promise<FormData> {
  const list: readonly Upload[] = Array.isArray(files) ? files : [files as Upload]
  if (list.length === 0) throw new UsageError(`${operation}: give at least one file.`)
  const form = new FormData()
  for (const [index, upload] of list.entries()) form.append('file', await toFile(upload, index, operation))
  return form
}

async function toFile(upload: Upload, index: number, operation: string): Promise<File> {
  const refuse = (what: string): never => {
    throw new UsageError(`${operation}: file ${index + 1}: ${what}.`)
  }
  const { name, data, contentType } =
    upload instanceof File ? { name: upload.name, data: upload, contentType: undefined } : (upload ?? {})
  if (typeof name !== 'string' || name.trim() === '' || /[\\/\p{Cc}]/u.test(name)) {
    return refuse('it needs a name without slashes, such as receipt.pdf')
  }
  const blob = await toBlob(data, refuse)
  if (blob.size > maxUploadBytes) return refuse(`it is larger than ${maxUploadBytes / 1024 / 1024} MB`)
  const ending = name.split('.').at(-1)?.toLowerCase() ?? ''
  const type = contentType ?? (blob.type || typesByEnding[ending] || 'application/octet-stream')
  if (!/^[\w.+-]+\/[\w.+-]+(\s*;.*)?$/.test(type))
    return refuse('its contentType is malformed; give one such as application/pdf')
  return new File([blob], name, { type })
}

async function toBlob(data: unknown, refuse: (what: string) => never): Promise<Blob> {
  if (data instanceof Blob) return data
  if (typeof data === 'string' || data instanceof ArrayBuffer) return new Blob([data])
  if (ArrayBuffer.isView(data))
    return new Blob([new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength)])
  if (data instanceof ReadableStream) return readStream(data, refuse)
  return refuse('its data must be a Blob, bytes, a text or a stream')
}

async function readStream(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  refuse: (what: string) => never,
): Promise<Blob> {
  const reader = stream.getReader()
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return new Blob(chunks)
    size += value.byteLength
    if (size > maxUploadBytes) {
      await reader.cancel()
      return refuse(`it is larger than ${maxUploadBytes / 1024 / 1024} MB`)
    }
    chunks.push(value)
  }
}
