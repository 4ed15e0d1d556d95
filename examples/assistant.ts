// rhetor mcp --http 4402 --tier support       prints the address and the token
// RHETOR_MCP_URL=… RHETOR_MCP_TOKEN=… node examples/assistant.ts facture 'La facture est jointe.'
// What an assistant does: looks at its tools, finds a ticket, reads it, drafts, and sends once its user agrees.
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js'

const { RHETOR_MCP_URL: url = 'http://127.0.0.1:4402/mcp', RHETOR_MCP_TOKEN: token = '' } = process.env
const { values, positionals } = parseArgs({ options: { yes: { type: 'boolean' } }, allowPositionals: true })
const [query = 'invoice', text = 'We have sent the invoice to your address.'] = positionals

const client = new Client({ name: 'example', version: '1.0.0' }, { capabilities: { elicitation: { form: {} } } })

// the server asks the user, not the model: whatever a ticket says, nothing is sent without this
client.setRequestHandler(ElicitRequestSchema, async ({ params }) => {
  console.log(`\n${params.message}\n`)
  const goAhead = values.yes || (await ask('Send it? [y/N] '))
  return goAhead ? { action: 'accept', content: { go_ahead: true } } : { action: 'decline' }
})

await client.connect(
  new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers: { authorization: `Bearer ${token}` } } }),
)
const { tools } = await client.listTools()
console.log(`${tools.length} tools: ${tools.map(({ name }) => name).join(', ')}`)

const { items } = await use<{ items: { id: number }[] }>('find_tickets', { query, status: 'open' })
const [found] = items
if (!found) throw new Error(`no open ticket speaks of ${query}`)

const { messages_count } = await use<{ messages_count: number }>('read_ticket', { ticket: found.id })
const draft = await use<{ channel: string; from: string; to: string }>('draft_reply', { ticket: found.id, text })
console.log(`ticket ${found.id}, ${messages_count} messages: would answer by ${draft.channel} from ${draft.from}`)

const sent = await use<{ state: string } | undefined>('reply_to_customer', { ticket: found.id, text })
console.log(sent ? `the reply is ${sent.state}` : 'not sent: the user did not agree')
await client.close()
if (sent && sent.state !== 'sent') throw new Error('the reply has not reached the customer')

/** A tool's result; undefined where the user said no. What went wrong says what to try instead. */
async function use<Result>(name: string, input: Record<string, unknown>): Promise<Result> {
  const { content } = await client.callTool({ name, arguments: input })
  const [{ text }] = content as [{ text: string }]
  const { result, error } = JSON.parse(text) as { result: Result; error?: { message: string; try: string } }
  if (error) throw new Error(`${name}: ${error.message} ${error.try}`)
  return result
}

async function ask(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await lines.question(question)
  lines.close()
  return /^y(es)?$/i.test(answer)
}
