import { appendFile, mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Audit, AuditEntry } from '@rhetor/actions'
import { UsageError } from '@rhetor/client'

/**
 * Appends every write to `audit.jsonl` in the folder; only its owner can read it. A log that cannot be written is found
 * out before anything is sent.
 */
export function auditLog(folder: string): Audit {
  const append = async (entry: AuditEntry) => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await appendFile(fileIn(folder), `${JSON.stringify(entry)}\n`, { mode: 0o600 })
  }
  return Object.assign(append, { ready: (action: string) => checkWritable(action, folder) })
}

async function checkWritable(action: string, folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const file = await open(fileIn(folder), 'a', 0o600)
    await file.close()
  } catch (cause) {
    const why = (cause as Error).message
    throw new UsageError(
      `${action}: nothing was sent: the audit log ${fileIn(folder)} cannot be written (${why}). Make it writable, or set RHETOR_HOME to another folder.`,
      { cause },
    )
  }
}

function fileIn(folder: string): string {
  return join(folder, 'audit.jsonl')
}
