import { createHash } from 'node:crypto'
import type { FileDoc } from '../store/documents.ts'
import type { World } from '../world.ts'

/** Names the account in the address of its files. */
function domainHash(world: World): string {
  return createHash('sha256').update(world.account).digest('base64url').slice(0, 10)
}

/** Stores a file and returns its address. */
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
