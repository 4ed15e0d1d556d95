import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { failures } from '@rhetor/contract'
import * as z from 'zod'
import { command } from '../command.ts'
import { say, sayJson } from '../terminal.ts'
import { readRecorded, sendRecorded } from '../webhooks/recorded.ts'

/** `rhetor replay`: sends a recorded webhook to a receiver, as Gorgias sent it. */
export const replay = command({
  name: 'replay',
  title: 'Send a recorded hook',
  summary: 'Sends a recorded webhook to a receiver on this machine.',
  input: z.strictObject({
    file: z.string().meta({ description: 'a body as JSON, or a recording {method, headers, body}' }),
    to: z.string().meta({ description: 'the receiver, such as http://127.0.0.1:3000/gorgias' }),
    header: z.string().optional().meta({ description: 'a header to add, such as x-secret=…' }),
    times: z
      .int({ error: 'takes a whole number from 1 to 100' })
      .min(1)
      .max(100)
      .default(1)
      .meta({ description: 'how often: twice shows whether a second delivery is harmless' }),
    allow_host: z.string().optional().meta({ description: 'another machine of yours that may be called' }),
  }),
  positional: ['file'],
  example: { file: 'hook.json', to: 'http://127.0.0.1:3000/gorgias' },
  run: async ({ file, to, header, times, allow_host: allowHost }, { terminal, flags }) => {
    const { stdout, stderr } = terminal
    const recorded = readRecorded(file, await readFile(resolve(terminal.cwd, file), 'utf8'))
    for (let time = 1; time <= times; time++) {
      if (flags.debug) say(stderr, `→ ${recorded.method} ${hostOf(to)}`)
      const { status, ok, durationMs, body } = await sendRecorded(recorded, { to, header, allowHost })
      const ms = Math.round(durationMs)
      if (flags.debug) say(stderr, `← ${status} ${recorded.method} ${hostOf(to)} ${ms} ms`)
      const shown = body === '' ? '' : `: ${body.slice(0, 500)}`
      if (flags.json) sayJson(stdout, { status, ok, ms, body })
      else say(stdout, `${status} in ${ms} ms${shown}`)
      if (!ok) terminal.exitCode = failures.refused.exit
    }
  },
})

// the path and the query may hold secrets
function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : address
}
