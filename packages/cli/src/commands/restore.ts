import { open } from 'node:fs/promises'
import { resolve } from 'node:path'
import * as z from 'zod'
import { command } from '../command.ts'
import { withDatabase } from '../database.ts'
import { say, sayJson } from '../terminal.ts'

/** `rhetor restore FILE`: a backup into an empty database. */
export const restore = command({
  name: 'restore',
  title: 'Restore a backup',
  summary:
    'Puts a backup into an empty database, of DATABASE_URL or in RHETOR_HOME: all of it, or nothing where the file is damaged. The database may be of another kind than the one it was taken from.',
  input: z.strictObject({ file: z.string().min(1).meta({ description: 'a file that rhetor backup has made' }) }),
  positional: ['file'],
  example: { file: 'hub-2026-11-28.backup' },
  run: async ({ file }, context) => {
    const { terminal, flags } = context
    const opened = await open(resolve(terminal.cwd, file))
    const hub = await import('@rhetor/hub')
    const rows = await withDatabase(context, (database) => hub.restore(database, opened.createReadStream()))
    if (flags.json) return sayJson(terminal.stdout, { rows })
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0)
    say(terminal.stdout, `restored ${total} rows from ${file}`)
  },
})
