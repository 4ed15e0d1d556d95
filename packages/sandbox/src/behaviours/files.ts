import { createHash } from 'node:crypto'
import type { Behaviours } from '../call.ts'
import { invalid, notFound } from '../problem.ts'
import type { FileDoc } from '../store/documents.ts'
import { sql } from '../store/store.ts'
import type { World } from '../world.ts'

/** Names the account in the address of its files. */
function domainHash(world: World): string {
  return createHash('sha256').update(world.account).digest('base64url').slice(0, 10)
}

/** Stores a file and says where it lies. */
export function storeFile(
  world: World,
  file: { name: string; contentType: string; bytes: Uint8Array; public: boolean },
): FileDoc {
  const dot = file.name.lastIndexOf('.')
  const [stem, ending] = dot > 0 ? [file.name.slice(0, dot), file.name.slice(dot)] : [file.name, '']
  const safe = stem.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80) || 'file'
  return world.store.insert('files', {
    id: world.newId('files'),
    hash: domainHash(world),
    name: file.name,
    resource: `${safe}-${world.secrets.uuid()}${ending.replaceAll(/[^\w.]/g, '')}`,
    content_type: file.contentType,
    size: file.bytes.byteLength,
    content: Buffer.from(file.bytes).toString('base64'),
    public: file.public,
  })
}

export function fileUrl({ hash, resource }: FileDoc): string {
  return `https://uploads.gorgias.io/${hash}/${encodeURIComponent(resource)}`
}

export const files: Behaviours<'files'> = {
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
