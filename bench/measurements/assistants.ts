import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempDisposableSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js'
import { type Sandbox, startSandbox } from '@rhetor/sandbox'
import { line, median } from '../print.ts'

const root = new URL('../..', import.meta.url).pathname
const peers = join(root, 'bench/peers')
const command = join(root, 'packages/cli/src/main.ts')

type Call = readonly [tool: string, input: Record<string, unknown>]

/** The same piece of work, as an assistant does it with either set of tools. */
interface Task {
  readonly name: string
  readonly ours: readonly Call[]
  readonly theirs: readonly Call[]
}

const email = 'solene.marchandet16@courriel-vert.example'
const text = 'Bonjour, votre facture est en pièce jointe.'
const from = new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10)
const to = new Date().toISOString().slice(0, 10)

const tasks: readonly Task[] = [
  {
    name: 'find by e-mail',
    ours: [['find_tickets', { query: email }]],
    theirs: [['gorgias_smart_search', { query: email }]],
  },
  {
    name: 'find by order number',
    ours: [['find_tickets', { query: '#1342' }]],
    theirs: [['gorgias_smart_search', { query: '1342', search_type: 'order_number' }]],
  },
  {
    name: 'find by words',
    ours: [['find_tickets', { query: 'refund' }]],
    theirs: [['gorgias_smart_search', { query: 'refund', search_type: 'keyword' }]],
  },
  { name: 'read', ours: [['read_ticket', { ticket: 8404 }]], theirs: [['gorgias_smart_get_ticket', { id: 8404 }]] },
  {
    // ours also reads the message back until it is delivered
    name: 'reply',
    ours: [['reply_to_customer', { ticket: 8407, text }]],
    theirs: [
      ['gorgias_get_ticket', { id: 8407 }],
      [
        'gorgias_create_message',
        {
          ticket_id: 8407,
          channel: 'email',
          via: 'api',
          from_agent: true,
          body_text: text,
          sender: { email: 'ana@acme.example' },
          receiver: { email },
          source: { type: 'email', from: { address: 'support@pebblewren.example' }, to: [{ address: email }] },
        },
      ],
    ],
  },
  {
    name: 'note',
    ours: [['add_internal_note', { ticket: 8407, text: 'Sent by post as well.' }]],
    theirs: [
      [
        'gorgias_create_message',
        {
          ticket_id: 8407,
          channel: 'internal-note',
          via: 'api',
          from_agent: true,
          public: false,
          body_text: 'Sent by post as well.',
          sender: { email: 'ana@acme.example' },
          source: { type: 'internal-note' },
        },
      ],
    ],
  },
  {
    name: 'close',
    ours: [['update_ticket', { tickets: [8407], status: 'closed' }]],
    theirs: [['gorgias_update_ticket', { id: 8407, status: 'closed' }]],
  },
  {
    name: 'tag',
    ours: [['update_ticket', { tickets: [8407], add_tags: ['payment'] }]],
    theirs: [['gorgias_add_ticket_tags', { ticket_id: 8407, names: ['payment'] }]],
  },
  {
    name: 'weekly numbers',
    ours: ['tickets-created', 'tickets-closed', 'satisfaction'].map((report) => [
      'get_statistics',
      { report, from, to },
    ]),
    theirs: ['tickets-created', 'tickets-closed', 'satisfaction-surveys'].map((scope) => [
      'gorgias_smart_stats',
      { scope, start_date: from, end_date: to },
    ]),
  },
  {
    name: 'top tags',
    ours: [['get_statistics', { report: 'tags', from, to }]],
    theirs: [['gorgias_smart_stats', { scope: 'tags', start_date: from, end_date: to }]],
  },
]

/** A set of tools with a demo shop of its own. */
interface Side extends AsyncDisposable {
  readonly sandbox: Sandbox
  readonly client: Client
  readonly startMs: number
  readonly listBytes: number
  readonly tools: number
}

export async function measure(): Promise<void> {
  installPeers()
  using home = mkdtempDisposableSync(join(tmpdir(), 'bench-'))
  const ours = (rate: 'off' | 'api-key' = 'off') => startSide(rate, ourProcess(home.path))
  const theirs = (rate: 'off' | 'api-key' = 'off') => startSide(rate, theirProcess)
  {
    await using left = await ours()
    await using right = await theirs()
    line('tools', `${left.tools} / ${right.tools}`)
    line('bytes of tools/list', against(left.listBytes, right.listBytes), 'at most 20,000')
    line(
      'bytes of a ticket with 20 messages',
      against(
        await longTicket(left, 'read_ticket', 'ticket'),
        await longTicket(right, 'gorgias_smart_get_ticket', 'id'),
      ),
      'at most 5,000',
    )
    for (const task of tasks) {
      const mine = await work(left, task.ours)
      const other = await work(right, task.theirs)
      const found = task.name.startsWith('find') ? `tickets found: ${mine.tickets} / ${other.tickets}` : ''
      const failed = [found, mine.errors > 0 && 'ours failed', other.errors > 0 && 'theirs failed']
        .filter(Boolean)
        .join(', ')
      line(
        `${task.name}: requests, bytes`,
        `${mine.requests} / ${other.requests}, ${against(mine.bytes, other.bytes)}`,
        failed,
      )
    }
  }
  {
    await using left = await ours('api-key')
    await using right = await theirs('api-key')
    line(
      '429 in 60 conversations at 40 calls in 20 s',
      `${await readMany(left, 'read_ticket', 'ticket')} / ${await readMany(right, 'gorgias_smart_get_ticket', 'id')}`,
      '0',
    )
  }
  const starts = { ours: [] as number[], theirs: [] as number[] }
  for (let round = 0; round < 5; round++) {
    await using left = await ours()
    await using right = await theirs()
    starts.ours.push(left.startMs)
    starts.theirs.push(right.startMs)
  }
  line('start until the tools are listed, ms', against(median(starts.ours), median(starts.theirs)))
  await commandTimes(home.path)
}

function against(mine: number, other: number): string {
  return `${Math.round(mine)} / ${Math.round(other)} = ${(mine / other).toFixed(2)}`
}

/** The peers live in a folder of their own, and are fetched when they are first measured. */
function installPeers(): void {
  if (existsSync(join(peers, 'node_modules'))) return
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: peers, stdio: 'ignore' })
}

interface Process {
  readonly args: readonly string[]
  readonly env: (sandbox: Sandbox) => Record<string, string>
}

const ourProcess = (home: string): Process => ({
  args: [command, 'mcp', '--tier', 'support'],
  env: ({ url, credentials }) => ({
    RHETOR_HOME: home,
    GORGIAS_BASE_URL: url,
    GORGIAS_USERNAME: credentials.username,
    GORGIAS_API_KEY: credentials.api_key,
  }),
})

// its host is fixed to gorgias.com
const theirProcess: Process = {
  args: [
    '--import',
    new URL('../../packages/sandbox/src/preload.ts', import.meta.url).href,
    join(peers, 'node_modules/gorgias-mcp-server/dist/index.js'),
  ],
  env: ({ url, account, credentials }) => ({
    GORGIAS_BASE_URL: url,
    GORGIAS_DOMAIN: account,
    GORGIAS_EMAIL: credentials.username,
    GORGIAS_API_KEY: credentials.api_key,
    GORGIAS_ACCESS_LEVEL: 'admin',
  }),
}

async function startSide(rate: 'off' | 'api-key', { args, env }: Process): Promise<Side> {
  const sandbox = await startSandbox({ seed: 'demo', port: 0, rate })
  const client = new Client({ name: 'bench', version: '1' }, { capabilities: { elicitation: { form: {} } } })
  client.setRequestHandler(ElicitRequestSchema, () => ({ action: 'accept', content: { go_ahead: true } }))
  const started = performance.now()
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [...args],
      env: { PATH: process.env['PATH'] ?? '', ...env(sandbox) },
      stderr: 'ignore',
    }),
  )
  const listed = await client.listTools()
  return {
    sandbox,
    client,
    startMs: performance.now() - started,
    listBytes: Buffer.byteLength(JSON.stringify(listed)),
    tools: listed.tools.length,
    [Symbol.asyncDispose]: async () => {
      await client.close()
      await sandbox.close()
    },
  }
}

/** Does a task, and counts what went to the helpdesk and what came back to the model. */
async function work(
  { sandbox, client }: Side,
  calls: readonly Call[],
): Promise<{ requests: number; bytes: number; errors: number; tickets: number }> {
  const before = (await sandbox.control.requests.list()).at(-1)?.id ?? 0
  let [bytes, errors] = [0, 0]
  const tickets = new Set<string>()
  for (const [name, input] of calls) {
    const { content, isError } = await client.callTool({ name, arguments: input })
    const said = (content as { text?: string }[]).map((part) => part.text ?? '').join('')
    bytes += Buffer.byteLength(said)
    // the tickets of the demo shop
    for (const [id] of said.matchAll(/\b8[0-4]\d\d\b/g)) tickets.add(id)
    if (isError) errors += 1
  }
  const after = (await sandbox.control.requests.list()).at(-1)?.id ?? 0
  return { requests: after - before, bytes, errors, tickets: tickets.size }
}

async function longTicket(side: Side, tool: string, field: string): Promise<number> {
  for (let index = 1; index < 20; index++) {
    await side.sandbox.control.customer.writes({
      from: email,
      ticket_id: 8407,
      text: `Message ${index}. The tracking page still shows the same line as last week: handed over to the carrier. Could you please ask them where it is, and tell me whether I should wait or order again? I need it before the weekend, since it is a present for my sister who turns forty.`,
    })
  }
  const { bytes } = await work(side, [[tool, { [field]: 8407 }]])
  return bytes
}

/** How many answers were 429 while sixty tickets were read as fast as the tools allow. */
async function readMany(side: Side, tool: string, field: string): Promise<number> {
  const since = (await side.sandbox.control.requests.list()).at(-1)?.id ?? 0
  const ids = Array.from({ length: 60 }, (_, index) => 8300 + index)
  await Promise.all(
    ids.map((id) => side.client.callTool({ name: tool, arguments: { [field]: id } }, undefined, { timeout: 120_000 })),
  )
  return (await side.sandbox.control.requests.list()).filter(({ id, status }) => id > since && status === 429).length
}

async function commandTimes(home: string): Promise<void> {
  await using sandbox = await startSandbox({ seed: 'demo', port: 0 })
  const env = { PATH: process.env['PATH'] ?? '', ...ourProcess(home).env(sandbox) }
  const time = (...args: string[]) =>
    new Promise<number>((resolve) => {
      const started = performance.now()
      spawn(process.execPath, args, { env, stdio: 'ignore' }).once('close', () => resolve(performance.now() - started))
    })
  const rounds = { bare: [] as number[], help: [] as number[], list: [] as number[] }
  for (let round = 0; round < 7; round++) {
    rounds.bare.push(await time('-e', '0'))
    rounds.help.push(await time(command, '--help'))
    rounds.list.push(await time(command, 'tickets', 'list', '--limit', '5'))
  }
  const bare = median(rounds.bare)
  line('rhetor --help against node -e 0, ms', against(median(rounds.help), bare))
  line('rhetor tickets list against node -e 0, ms', against(median(rounds.list), bare))
}
