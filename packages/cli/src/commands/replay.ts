import { readFile } from 'node:fs/promises'
import { UsageError } from '@rhetor/client'
import { failures } from '@rhetor/contract'
import { defineCommand } from 'citty'
import { inWords } from '../in-words.ts'
import { readRecorded, sendRecorded } from '../webhooks/recorded.ts'

/** `rhetor replay`: sends a recorded webhook to a receiver, as Gorgias sent it. */
export const replay = defineCommand({
  meta: { name: 'rhetor replay', description: 'Sends a recorded webhook to a receiver on this machine.' },
  args: {
    file: { type: 'positional', required: true, description: 'a body as JSON, or a recording {method, headers, body}' },
    to: { type: 'string', required: true, description: 'the receiver, such as http://127.0.0.1:3000/gorgias' },
    header: { type: 'string', description: 'a header to add, such as x-secret=…' },
    times: {
      type: 'string',
      default: '1',
      description: 'how often: twice shows whether a second delivery is harmless',
    },
    'allow-host': { type: 'string', description: 'another machine of yours that may be called' },
  },
  run: inWords(async ({ args }) => {
    const recorded = readRecorded(args.file, await readFile(args.file, 'utf8'))
    const times = Number(args.times)
    if (!Number.isInteger(times) || times < 1 || times > 100)
      throw new UsageError('--times takes a whole number from 1 to 100.')
    for (let time = 1; time <= times; time++) {
      const answer = await sendRecorded(recorded, { to: args.to, header: args.header, allowHost: args['allow-host'] })
      console.log(
        `${answer.status} in ${Math.round(answer.durationMs)} ms${answer.body === '' ? '' : `: ${answer.body.slice(0, 500)}`}`,
      )
      if (!answer.ok) process.exitCode = failures.refused.exit
    }
  }),
})
