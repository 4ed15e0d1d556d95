import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'
import { openAccount } from '../accounts/open.ts'
import { commaList } from '../comma-list.ts'
import { command } from '../command.ts'
import { follow } from '../follow.ts'
import { isJsonWanted } from '../output/json-or-table.ts'
import { styleFor } from '../output/style.ts'
import { cellOf } from '../output/table.ts'
import { sayJson, sayStyled } from '../terminal.ts'

/** `rhetor watch`: a line for each event, until it is stopped. */
export const watch = command({
  name: 'watch',
  title: 'Follow what happens',
  summary: 'Follows the events of the helpdesk. It reads them in the background lane, so that other requests go first.',
  input: z.strictObject({
    ticket: z
      .int({ error: 'takes the number of a ticket' })
      .min(1)
      .optional()
      .meta({ description: 'only this ticket' }),
    type: z.string().optional().meta({ description: 'only these types of events, separated by commas' }),
    every: z
      .number({ error: 'takes a number of seconds, at least 1' })
      .min(1)
      .default(5)
      .meta({ description: 'seconds between two requests' }),
    since: z.string().optional().meta({ description: 'a date and time to start at; by default now' }),
  }),
  example: { type: 'ticket-created', every: 10 },
  flags: ['account'],
  run: async ({ ticket, type, every, since }, context) => {
    const { terminal, flags } = context
    const { stdout, signal } = terminal
    const gorgias = await openAccount(context)
    const asJson = isJsonWanted(terminal, flags)
    const style = styleFor(terminal, stdout)
    const events = follow(gorgias, {
      since,
      ticket,
      types: commaList(type),
      signal,
      wait: () => sleep(every * 1000, undefined, { signal }),
    })
    try {
      for await (const event of events) {
        const { created_datetime, type: what, object_type, object_id, user_id } = event
        const who = user_id ? `  by user ${cellOf(user_id)}` : ''
        const object = style('cyan', `${object_type} ${object_id}`)
        if (asJson) sayJson(stdout, event)
        else sayStyled(stdout, `${style('dim', cellOf(created_datetime))}  ${cellOf(what)}  ${object}${who}`)
      }
    } catch (error) {
      if (!signal.aborted) throw error
    }
  },
})
