import type { Command } from './command.ts'

export interface OwnCommand {
  readonly title: string
  readonly load: () => Promise<Command>
  /** The commands whose names begin with its name. */
  readonly below?: () => Promise<readonly Command[]>
}

/** The commands that are not actions on a helpdesk; each is loaded when it runs, to start quickly. */
export const ownCommands = {
  start: { title: 'Demo shop and page', load: async () => (await import('./commands/start.ts')).start },
  sandbox: {
    title: 'A helpdesk of your own',
    load: async () => (await import('./commands/sandbox.ts')).sandbox,
    below: async () => (await import('./commands/control.ts')).controlCommands,
  },
  connect: { title: 'Connect an account', load: async () => (await import('./commands/connect.ts')).connect },
  disconnect: { title: 'Forget an account', load: async () => (await import('./commands/disconnect.ts')).disconnect },
  accounts: { title: 'What is connected', load: async () => (await import('./commands/accounts.ts')).accounts },
  doctor: { title: 'Check the connection', load: async () => (await import('./commands/doctor.ts')).doctor },
  mcp: { title: 'Tools for AI assistants', load: async () => (await import('./commands/mcp.ts')).mcp },
  watch: { title: 'Follow what happens', load: async () => (await import('./commands/watch.ts')).watch },
  replay: { title: 'Send a recorded hook', load: async () => (await import('./commands/replay.ts')).replay },
  stop: { title: 'Stop the database', load: async () => (await import('./commands/stop.ts')).stop },
  db: {
    title: 'The hub’s database',
    load: async () => (await import('./commands/db.ts')).db,
    below: async () => (await import('./commands/db.ts')).dbCommands,
  },
  backup: { title: 'Back up the hub', load: async () => (await import('./commands/backup.ts')).backup },
  restore: { title: 'Restore a backup', load: async () => (await import('./commands/restore.ts')).restore },
  completions: {
    title: 'For bash, zsh, fish',
    load: async () => (await import('./commands/completions.ts')).completions,
  },
} as const satisfies Record<string, OwnCommand>

/** The command that is not an action and that a line begins with, and the rest of the line. */
export async function findOwn(
  words: readonly string[],
): Promise<{ readonly command: Command; readonly rest: readonly string[] } | undefined> {
  const [first = '', second = '-'] = words
  if (!Object.hasOwn(ownCommands, first)) return undefined
  const own: OwnCommand = ownCommands[first as keyof typeof ownCommands]
  if (!own.below || second.startsWith('-')) return { command: await own.load(), rest: words.slice(1) }
  const below = await own.below()
  const command = below.find(({ name }) => name === `${first} ${second}`)
  if (command) return { command, rest: words.slice(2) }
  const keys = below.map(({ name }) => name.slice(first.length + 1))
  const { noCommand } = await import('./no-command.ts')
  throw noCommand(second, keys, `There are: ${keys.join(', ')}.`, `${first} `)
}
