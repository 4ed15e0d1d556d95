import type { DatabaseStatus } from '@rhetor/hub'
import * as z from 'zod'
import { command } from '../command.ts'
import { withDatabase } from '../database.ts'
import { bytesText } from '../output/bytes.ts'
import { isJsonWanted } from '../output/json-or-table.ts'
import { say, sayJson } from '../terminal.ts'

const status = command({
  name: 'db status',
  title: 'Status of the database',
  summary:
    'Shows the database of the hub: its kind and version, its size, connections, the oldest transaction and its standbys. The database is that of DATABASE_URL, or the one in RHETOR_HOME, which is started if it is not running and stopped again afterwards.',
  input: z.strictObject({}),
  example: {},
  run: (_, context) =>
    withDatabase(context, async (database) => {
      const { statusOf } = await import('@rhetor/hub')
      const found = await statusOf(database)
      const { stdout } = context.terminal
      if (isJsonWanted(context.terminal, context.flags)) sayJson(stdout, found, 2)
      else for (const line of linesOf(found)) say(stdout, line)
    }),
})

const kinds = {
  connected: 'the one of DATABASE_URL',
  embedded: 'started by rhetor, in RHETOR_HOME',
  pglite: 'PGlite, in RHETOR_HOME',
} as const satisfies Record<DatabaseStatus['kind'], string>

function linesOf(status: DatabaseStatus): string[] {
  const { kind, version, bytes, connections, oldest_transaction: oldest, standbys, migration, notes } = status
  return [
    `database      PostgreSQL ${version}, ${kinds[kind]}`,
    `size          ${bytesText(bytes)}, tables of migration ${migration}`,
    `connections   ${connections.open} of ${connections.most}`,
    `transactions  ${oldest ? `the oldest since ${oldest.toISOString()}` : 'none is open'}`,
    ...standbys.map(
      ({ name, state, behind }) =>
        `standby       ${name}, ${state}${behind === null ? '' : `, ${bytesText(behind)} behind`}`,
    ),
    ...notes.map((note) => `note          ${note}`),
  ]
}

export const dbCommands = [status]

/** `rhetor db`: a name for what is below it. */
export const db = command({
  name: 'db',
  title: 'The hub’s database',
  summary: 'Commands about the database of the hub.',
  input: z.strictObject({}),
  example: {},
  below: dbCommands,
  run: (_, context) => status.run({}, context),
})
