import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from '../../../scripts/packages.ts'

/** A number made from every file in these folders: one commit always has the same. */
export function seedFrom(folders: readonly string[]): number {
  const hash = createHash('sha256')
  const paths = folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  for (const path of paths.toSorted()) {
    hash.update(path)
    hash.update(readFileSync(join(root, path)))
  }
  return hash.digest().readUInt32BE()
}
