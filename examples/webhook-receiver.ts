// WEBHOOK_SECRET=… node examples/webhook-receiver.ts 3000
// Receives an HTTP integration at /gorgias: verifies the sender, stores, answers, and works afterwards.
import { createServer, type IncomingMessage } from 'node:http'
import { DatabaseSync } from 'node:sqlite'
import { buffer } from 'node:stream/consumers'
import { isAuthentic, parseWebhook, type TicketMessage, UsageError } from '@rhetor/client'
import { Gorgias } from '@rhetor/client/node'

const secret = process.env['WEBHOOK_SECRET'] ?? ''
if (secret.length < 16) throw new Error('set WEBHOOK_SECRET to the long random text that the integration sends along')
const gorgias = Gorgias.fromEnv()

// the key makes a second delivery harmless, and the file lets work go on after a restart
const store = new DatabaseSync(process.env['WEBHOOK_STORE'] ?? ':memory:')
store.exec('CREATE TABLE IF NOT EXISTS seen (ticket INT, message INT, state TEXT, PRIMARY KEY (ticket, message))')
const add = store.prepare("INSERT OR IGNORE INTO seen VALUES (?, ?, 'new')")
const finish = store.prepare('UPDATE seen SET state = ? WHERE ticket = ? AND message = ?')
const waiting = store.prepare("SELECT ticket, message FROM seen WHERE state = 'new' ORDER BY message")

/** Returns the answer at once: Gorgias waits five seconds, and switches off what fails too often. */
async function receive(request: IncomingMessage): Promise<number> {
  const { method, url = '', headers } = request
  if (method !== 'POST' || url !== '/gorgias') return 404
  if (!(await isAuthentic({ headers, url }, { by: 'header', name: 'x-secret', secret }))) return 401
  const { ticketId, messageId } = parseWebhook(await buffer(request), { contentType: headers['content-type'] })
  // without a message: there is nothing to do, and nothing to send again
  if (ticketId === undefined || messageId === undefined) return 204
  const isNew = add.run(ticketId, messageId).changes > 0
  console.log(`${isNew ? 'new' : 'known'} ${ticketId}/${messageId}`)
  if (isNew) void work()
  return 204
}

let last = Promise.resolve()

/** One after the other; what fails is kept with its reason, and does not stop the rest. */
function work(): Promise<void> {
  last = last.then(async () => {
    for (const { ticket, message } of waiting.all() as { ticket: number; message: number }[]) {
      const state = await handle(ticket, message).catch((error: Error) => `failed: ${error.message}`)
      finish.run(state, ticket, message)
      console.log(`${state} ${ticket}/${message}`)
    }
  })
  return last
}

/** The webhook was a hint: what counts is what the API says now. */
async function handle(ticketId: number, messageId: number): Promise<string> {
  const { status, messages } = await gorgias.tickets.get(ticketId)
  const said = publicWords(messages)
  const message = said.find(({ id }) => id === messageId)
  if (!message || message.from_agent || status !== 'open') return 'skipped'
  if (message !== said.at(-1)) return 'outdated'
  // here you would answer the customer, look up an order, or notify somebody
  return 'handled'
}

/** What the customer can see, oldest first, without the bots, which write a millisecond after the customer. */
function publicWords(messages: readonly TicketMessage[]): TicketMessage[] {
  const bots = ['gorgias_chat', 'rule']
  return messages
    .filter((each) => each.public && !(each.from_agent && bots.includes(each.via ?? '')))
    .toSorted((one, other) => one.created_datetime.localeCompare(other.created_datetime))
}

const server = createServer(async (request, response) => {
  const status = await receive(request).catch((error: unknown) => (error instanceof UsageError ? 400 : 500))
  response.writeHead(status).end()
})
server.listen(Number(process.argv[2] ?? 3000), '127.0.0.1', () => {
  const { port } = server.address() as { port: number }
  console.log(`listening on http://127.0.0.1:${port}/gorgias`)
  void work()
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close().closeAllConnections())
