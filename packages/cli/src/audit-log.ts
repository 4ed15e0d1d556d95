import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Audit } from '@rhetor/actions'

/** Appends every write to `audit.jsonl` in the folder; only its owner can read it. */
export function auditLog(folder: string): Audit {
  return async (entry) => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await appendFile(join(folder, 'audit.jsonl'), `${JSON.stringify(entry)}\n`, { mode: 0o600 })
  }
}
