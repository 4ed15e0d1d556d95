import type { CommandDef } from 'citty'

interface OwnCommand {
  readonly says: string
  // biome-ignore lint/suspicious/noExplicitAny: each command has arguments of its own; this is how citty names any of them
  readonly load: () => Promise<CommandDef<any>>
}

/** The commands that are no action on a helpdesk; each is loaded when it runs, to start quickly. */
export const ownCommands = {
  start: {
    says: 'Demo shop and page',
    load: () => import('./commands/start.ts').then((module) => module.start),
  },
  sandbox: {
    says: 'A helpdesk of your own',
    load: () => import('./commands/sandbox.ts').then((module) => module.sandbox),
  },
  connect: { says: 'Connect an account', load: () => import('./commands/connect.ts').then((module) => module.connect) },
  disconnect: {
    says: 'Forget an account',
    load: () => import('./commands/disconnect.ts').then((module) => module.disconnect),
  },
  accounts: {
    says: 'What is connected',
    load: () => import('./commands/accounts.ts').then((module) => module.accounts),
  },
  doctor: { says: 'Check the connection', load: () => import('./commands/doctor.ts').then((module) => module.doctor) },
  mcp: { says: 'Tools for AI assistants', load: () => import('./commands/mcp.ts').then((module) => module.mcp) },
  watch: { says: 'Follow what happens', load: () => import('./commands/watch.ts').then((module) => module.watch) },
  replay: {
    says: 'Send a recorded hook',
    load: () => import('./commands/replay.ts').then((module) => module.replay),
  },
  completions: {
    says: 'For bash, zsh, fish',
    load: () => import('./commands/completions.ts').then((module) => module.completions),
  },
} as const satisfies Record<string, OwnCommand>
