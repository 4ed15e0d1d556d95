import { createReadStream } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { UsageError } from '@rhetor/client'
import { replaceFile } from '@rhetor/client/node'
import * as z from 'zod'
import { command } from '../command.ts'
import { withDatabase } from '../database.ts'
import { bytesText } from '../output/bytes.ts'
import { say, sayJson } from '../terminal.ts'

/** `rhetor backup FILE`: everything the hub has stored, in one file. */
export const backup = command({
  name: 'backup',
  title: 'Back up the hub',
  summary:
    'Writes everything that the hub has stored into one compressed file while the hub keeps running, and reads the file again to check it. Credentials in it are encrypted, and their key is not in it: keep RHETOR_SECRET, or the file `key` in RHETOR_HOME, in another place.',
  input: z.strictObject({ file: z.string().min(1).meta({ description: 'the file to make' }) }),
  positional: ['file'],
  example: { file: 'hub-2026-11-28.backup' },
  run: async ({ file }, context) => {
    const { terminal, flags } = context
    const path = resolve(terminal.cwd, file)
    if (await isThere(path)) throw new UsageError(`backup: ${file} is there already; give another name.`)
    const hub = await import('@rhetor/hub')
    await withDatabase(context, (database) =>
      replaceFile(path, hub.backup(database, { at: new Date() }), { mode: 0o600 }),
    )
    const rows = await hub.checkBackup(createReadStream(path))
    const { size } = await stat(path)
    if (flags.json) return sayJson(terminal.stdout, { file: path, bytes: size, rows })
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0)
    say(terminal.stdout, `wrote ${file}: ${total} rows, ${bytesText(size)}, read again and complete`)
    say(terminal.stdout, 'It holds no key: without RHETOR_SECRET or the file `key` its credentials cannot be opened.')
  },
})

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
