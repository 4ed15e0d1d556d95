import type { Database } from '@rhetor/hub'
import type { Context } from './command.ts'
import { home } from './home.ts'
import { say } from './terminal.ts'

/** Runs with the hub's database: that of DATABASE_URL, or the one in RHETOR_HOME. */
export async function withDatabase<Value>(
  { terminal, flags }: Context,
  run: (database: Database) => Promise<Value>,
): Promise<Value> {
  // the driver and its programs are loaded by these commands alone
  const { openDatabase } = await import('@rhetor/hub')
  const print = (event: string, fields: object = {}) => {
    if (flags.debug) say(terminal.stderr, `${event} ${JSON.stringify(fields)}`)
  }
  const database = await openDatabase({
    url: terminal.env['DATABASE_URL'] || undefined,
    home: home(terminal),
    connections: 3,
    log: { info: print, warn: print, error: print },
    signal: terminal.signal,
  })
  try {
    return await run(database)
  } finally {
    await database.close()
  }
}
