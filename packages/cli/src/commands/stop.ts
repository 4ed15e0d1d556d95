import * as z from 'zod'
import { command } from '../command.ts'
import { home } from '../home.ts'
import { say, sayJson } from '../terminal.ts'

/** `rhetor stop`: ends what runs by itself on this machine. */
export const stop = command({
  name: 'stop',
  title: 'Stop the database',
  summary: 'Stops the database in RHETOR_HOME, whoever uses it. What is stored stays; the next start goes on with it.',
  input: z.strictObject({}),
  example: {},
  run: async (_, { terminal, flags }) => {
    const { stopEmbedded } = await import('@rhetor/hub')
    const stopped = await stopEmbedded(home(terminal))
    if (flags.json) sayJson(terminal.stdout, { stopped })
    else say(terminal.stdout, stopped ? 'stopped the database' : 'no database runs here')
  },
})
