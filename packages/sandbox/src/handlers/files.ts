import { fileUrl, storeFile } from '../files/store-file.ts'
import { invalid, notFound } from '../problem.ts'
import { sql } from '../store/sql.ts'
import type { Handlers } from './call.ts'

export const files: Handlers<'files'> = {
  upload: ({ world, files: parts, query }) => {
    if (parts.length === 0) throw invalid('Failed to upload.', { file: ['Missing data for required field.'] })
    return parts.map((part) => {
      const file = storeFile(world, { ...part, public: query.type !== undefined && query.type !== 'attachment' })
      return { url: fileUrl(file), name: file.name, size: file.size, content_type: file.content_type }
    })
  },

  download: ({ world, params }) => {
    const file = world.store.first(
      'files',
      sql(`hash = ? AND json_extract(doc, '$.resource') = ?`, params.domain_hash, params.resource_name),
    )
    if (!file) throw notFound()
    return new Response(Buffer.from(file.content, 'base64'), {
      headers: { 'content-type': file.content_type, 'content-length': String(file.size) },
    })
  },
}
