// node examples/export-to-csv.ts tickets.csv 30
// The tickets of so many days, a row each, with columns of your own. Those of the API itself: rhetor export.
import { existsSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import type { TicketCompact } from '@rhetor/client'
import { Gorgias } from '@rhetor/client/node'

const columns: Readonly<Record<string, (ticket: TicketCompact) => unknown>> = {
  id: ({ id }) => id,
  created: ({ created_datetime }) => created_datetime,
  channel: ({ channel }) => channel,
  subject: ({ subject }) => subject,
  customer: ({ customer }) => customer?.email,
  team: ({ assignee_team }) => assignee_team?.name,
  tags: ({ tags }) => tags.map(({ name }) => name).join(' '),
  messages: ({ messages_count }) => messages_count,
  hours_to_close: ({ created_datetime, closed_datetime: closed }) =>
    closed && ((Date.parse(closed) - Date.parse(created_datetime)) / 3_600_000).toFixed(1),
}

const [to = 'tickets.csv', days = '30'] = process.argv.slice(2)
if (!(Number(days) > 0)) throw new Error(`how many days are ${days}?`)
if (existsSync(to)) throw new Error(`${to} exists already: choose another name`)
const since = Date.now() - Number(days) * 86_400_000

// in the background lane: answers to customers go first
const gorgias = Gorgias.fromEnv({ lane: 'background' })

// an incomplete file never has the name of a complete one
const part = await open(`${to}.part`, 'w', 0o600)
const written = new Set<number>()
await part.write(toRow(Object.keys(columns)))
for await (const { items } of gorgias.tickets.list({ order_by: 'created_datetime:desc', trashed: false }).pages()) {
  // a whole page has to be older: single tickets may have a wrong date
  if (!items.some(isInside)) break
  for (const ticket of items.filter(isInside)) {
    if (written.has(ticket.id)) throw new Error(`ticket ${ticket.id} was listed twice: the file would be wrong`)
    written.add(ticket.id)
    await part.write(toRow(Object.values(columns).map((column) => column(ticket))))
  }
}
await part.close()
await rename(`${to}.part`, to)
console.log(`${written.size} tickets of ${days} days are in ${to}`)

function isInside({ created_datetime }: TicketCompact): boolean {
  return Date.parse(created_datetime) >= since
}

function toRow(values: readonly unknown[]): string {
  return `${values.map(toCell).join(',')}\r\n`
}

function toCell(value: unknown): string {
  const text = String(value ?? '')
  // a customer's words must not become a formula where somebody opens the file in a spreadsheet
  const plain = typeof value === 'string' && /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
