import type { Command } from './command.ts'

interface OwnCommand {
  readonly title: string
  readonly load: () => Promise<Command>
}

/** The commands that are not actions on a helpdesk; each is loaded when it runs, to start quickly. */
export const ownCommands = {
  start: { title: 'Demo shop and page', load: async () => (await import('./commands/start.ts')).start },
  sandbox: { title: 'A helpdesk of your own', load: async () => (await import('./commands/sandbox.ts')).sandbox },
  connect: { title: 'Connect an account', load: async () => (await import('./commands/connect.ts')).connect },
  disconnect: { title: 'Forget an account', load: async () => (await import('./commands/disconnect.ts')).disconnect },
  accounts: { title: 'What is connected', load: async () => (await import('./commands/accounts.ts')).accounts },
  doctor: { title: 'Check the connection', load: async () => (await import('./commands/doctor.ts')).doctor },
  mcp: { title: 'Tools for AI assistants', load: async () => (await import('./commands/mcp.ts')).mcp },
  watch: { title: 'Follow what happens', load: async () => (await import('./commands/watch.ts')).watch },
  replay: { title: 'Send a recorded hook', load: async () => (await import('./commands/replay.ts')).replay },
  completions: {
    title: 'For bash, zsh, fish',
    load: async () => (await import('./commands/completions.ts')).completions,
  },
} as const satisfies Record<string, OwnCommand>
