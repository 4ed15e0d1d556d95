// node examples/close-stale.ts 14          shows what it would close
// node examples/close-stale.ts 14 --yes    closes it
// Open tickets where the shop wrote last, and nobody has written for so many days.
import { parseArgs } from 'node:util'
import type { Ticket } from '@rhetor/client'
import { Gorgias } from '@rhetor/client/node'

const { values, positionals } = parseArgs({ options: { yes: { type: 'boolean' } }, allowPositionals: true })
const days = Number(positionals[0] ?? 14)
if (!(days > 0)) throw new Error('say after how many silent days a ticket is stale, such as 14')
const before = new Date(Date.now() - days * 86_400_000).toISOString()

// in the background lane: answers to customers go first
const gorgias = Gorgias.fromEnv({ lane: 'background' })

// all of it first: what is closed leaves the list, and would shift its pages
const filters = `eq(ticket.status, "open") && lt(ticket.last_message_datetime, "${before}")`
const view = { type: 'ticket-list', filters, order_by: 'updated_datetime', order_dir: 'asc' } as const
const { items: silent } = await gorgias.views.searchItems(0, { view }).all()

const stale: number[] = []
for (const { id } of silent) {
  // read again just before: the customer may have written since
  const ticket = await gorgias.tickets.get(id)
  if (!isStale(ticket)) continue
  if (values.yes) await gorgias.tickets.update(id, { status: 'closed' })
  console.log(`${values.yes ? 'closed' : 'would close'} ${id}: silent since ${ticket.last_message_datetime}`)
  stale.push(id)
}
console.log(
  `${stale.length} of ${silent.length} silent tickets ${values.yes ? 'were closed' : 'to close: --yes does it'}`,
)

if (values.yes) {
  const reread = await Promise.all(stale.map((id) => gorgias.tickets.get(id)))
  const open = reread.filter(({ status }) => status === 'open').map(({ id }) => id)
  if (open.length > 0) throw new Error(`${open.join(', ')} did not stay closed; does a rule open them?`)
}

/** Whether a person of the shop spoke last. Bots write a millisecond after the customer, which is no answer. */
function isStale({ status, messages, last_message_datetime: last }: Ticket): boolean {
  const bots = ['gorgias_chat', 'rule']
  const said = messages
    .filter((each) => each.public && !(each.from_agent && bots.includes(each.via ?? '')))
    .toSorted((one, other) => one.created_datetime.localeCompare(other.created_datetime))
  return status === 'open' && last !== null && Date.parse(last) < Date.parse(before) && said.at(-1)?.from_agent === true
}
