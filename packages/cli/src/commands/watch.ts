import { setTimeout as sleep } from 'node:timers/promises'
import { UsageError } from '@rhetor/client'
import { defineCommand } from 'citty'
import { openAccount } from '../accounts/open.ts'
import { follow } from '../follow.ts'
import { inWords } from '../in-words.ts'
import { styleFor } from '../output/style.ts'
import { cellOf } from '../output/table.ts'

/** `rhetor watch`: a line for whatever happens, until it is stopped. */
export const watch = defineCommand({
  meta: {
    name: 'rhetor watch',
    description:
      'Follows what happens on the helpdesk. It reads events in the background lane, so that others go first.',
  },
  args: {
    ticket: { type: 'string', description: 'only this ticket' },
    type: { type: 'string', description: 'only these types of events, with commas between them' },
    every: { type: 'string', default: '5', description: 'seconds between two looks' },
    since: { type: 'string', description: 'a moment to begin at; now by default' },
    account: { type: 'string', description: 'which connected account' },
    json: { type: 'boolean', description: 'a line of JSON for each event, as when piped' },
  },
  run: inWords(async ({ args }) => {
    const seconds = Number(args.every)
    if (!(seconds >= 1)) throw new UsageError('--every takes a number of seconds, at least 1.')
    const stop = new AbortController()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
    const gorgias = await openAccount(args.account)
    const asJson = args.json === true || !process.stdout.isTTY
    const style = styleFor(process.stdout)
    const events = follow(gorgias, {
      since: args.since,
      ticket: args.ticket === undefined ? undefined : Number(args.ticket),
      types: args.type?.split(',').map((type) => type.trim()),
      signal: stop.signal,
      wait: () => sleep(seconds * 1000, undefined, { signal: stop.signal }),
    })
    try {
      for await (const event of events) {
        if (asJson) console.log(JSON.stringify(event))
        else
          console.log(
            `${style('dim', cellOf(event.created_datetime))}  ${event.type}  ${style('cyan', `${event.object_type} ${event.object_id}`)}${event.user_id ? `  by user ${event.user_id}` : ''}`,
          )
      }
    } catch (error) {
      if (!stop.signal.aborted) throw error
    }
  }),
})
