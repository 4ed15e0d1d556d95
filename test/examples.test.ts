import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { basic, Gorgias } from '@rhetor/client'
import type { Sandbox } from '@rhetor/sandbox'
import { describe, expect, it } from 'vitest'
import { root } from '../scripts/packages.ts'
import { type Terminal, terminal } from './support/rhetor.ts'
import { page, startServer } from './support/server.ts'

const run = promisify(execFile)
const read = (path: string) => readFileSync(join(root, path), 'utf8')

// several processes one after another, on a machine that may have much else to do
describe('the examples', { timeout: 60_000 }, () => {
  it('are all run by a test of this file, and are in the list of the README', () => {
    const files = readdirSync(join(root, 'examples')).filter((name) => name !== 'README.md' && !name.startsWith('__'))
    expect(files).toEqual([
      'assistant.ts',
      'auto-tag.ts',
      'close-stale.ts',
      'export-to-csv.ts',
      'first-steps.ts',
      'mirror-macros.ts',
      'reply.ts',
      'start-from-a-copy.test.ts',
      'test-your-integration.sh',
      'test-your-integration.test.ts',
      'test_your_integration.py',
      'try-it.ts',
      'webhook-receiver.ts',
    ])
    const tests = read('test/examples.test.ts')
    for (const file of files) {
      expect(tests).toContain(`it('${file} `)
      expect(read('examples/README.md')).toContain(`](${file})`)
    }
  })

  it('first-steps.ts is what the README shows, and works', async () => {
    expect(read('README.md')).toContain(`\`\`\`ts\n${read('examples/first-steps.ts')}\`\`\``)
    await using server = await startServer((request) =>
      request.method === 'GET' ? page([ticket]) : { status: 201, json: { id: 41011 } },
    )
    const env = { GORGIAS_BASE_URL: server.url, GORGIAS_USERNAME: 'ana@acme.example', GORGIAS_API_KEY: 'KEY' }
    const { stdout } = await run(process.execPath, ['examples/first-steps.ts'], { env })
    expect(stdout).toBe('8123 open Wrong size delivered\n')
    expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /api/tickets',
      'POST /api/tickets/8123/messages',
      'PUT /api/tickets/8123',
    ])
  })

  it('try-it.ts is what the guide to the sandbox shows, and works', async () => {
    expect(read('docs/sandbox.md')).toContain(`\`\`\`ts\n${read('examples/try-it.ts')}\`\`\``)
    const { stdout } = await run(process.execPath, ['examples/try-it.ts'])
    expect(stdout.split('\n')).toEqual([
      'accepted: null',
      'a minute later: sent',
      "in the outbox: [ 'maya@example.com' ] Of course, a larger pair is on its way.",
      '',
    ])
  })

  it('reply.ts lists tickets and answers one', async () => {
    await using server = await startServer((request) => {
      if (request.method === 'POST') return { status: 201, json: { id: 41011, sent_datetime: null } }
      return request.path === '/api/tickets' ? page([ticket]) : { json: ticket }
    })
    const env = { GORGIAS_BASE_URL: server.url, GORGIAS_USERNAME: 'leo@acme.example', GORGIAS_API_KEY: 'KEY' }
    const { stdout } = await run(process.execPath, ['examples/reply.ts', '8123', 'It ships today.'], { env })
    expect(stdout).toBe('8123 open Wrong size delivered\naccepted as message 41011; Gorgias sends it in a moment\n')
    expect(server.requests.at(-1)?.json).toMatchObject({
      external_id: 'reply-41010',
      source: { from: { address: 'support@acme.example' }, to: [{ address: 'maya@example.com' }] },
    })
  })

  it('export-to-csv.ts writes every ticket of the period once, and no formula', async () => {
    await using shop = await terminal()
    const subject = '=HYPERLINK("https://evil.example"),\nplease'
    const { ticket: trap } = await shop.sandbox.control.customer.writes({
      from: 'eve@example.com',
      subject,
      text: '',
    })
    const to = join(shop.home, 'tickets.csv')
    const { out, code } = await example(shop, 'export-to-csv.ts', to, '30')
    const [head, ...rows] = parseCsv(readFileSync(to, 'utf8'))
    expect(code).toBe(0)
    expect(out).toBe(`${rows.length} tickets of 30 days are in ${to}\n`)
    expect(head).toContain('hours_to_close')
    const since = Date.now() - 30 * 86_400_000
    const { items } = await clientOf(shop.sandbox).tickets.list({ trashed: false }).all()
    const wanted = items.filter(({ created_datetime }) => Date.parse(created_datetime) >= since).map(({ id }) => id)
    expect(rows.map(([id]) => Number(id)).toSorted()).toEqual(wanted.toSorted())
    expect(rows.find(([id]) => id === String(trap.id))?.[3]).toBe(`'${subject}`)
    const again = await example(shop, 'export-to-csv.ts', to)
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('exists already') })
  })

  it('auto-tag.ts adds what the words ask for, keeps what is there, and finds nothing the second time', async () => {
    await using shop = await terminal()
    const api = clientOf(shop.sandbox)
    const text = 'The cup arrived broken. And where is my saucer?'
    const { ticket } = await shop.sandbox.control.customer.writes({ from: 'maya@example.com', text })
    await api.tickets.addTags(ticket.id, { names: ['VIP'] })
    const first = await example(shop, 'auto-tag.ts')
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(first.out).toContain(`${ticket.id}: damaged, where-is-my-order\n`)
    const { tags } = await api.tickets.get(ticket.id)
    expect(tags.map(({ name }) => name)).toEqual(expect.arrayContaining(['VIP', 'damaged', 'where-is-my-order']))
    expect((await example(shop, 'auto-tag.ts')).out).toMatch(/^0 of \d+ open tickets were tagged\n$/)
    await api.tags.update(tags.find(({ name }) => name === 'damaged')?.id ?? 0, { name: 'hurt' })
    expect(await example(shop, 'auto-tag.ts')).toMatchObject({
      code: 1,
      err: expect.stringContaining('there are no tags damaged'),
    })
  })

  it('close-stale.ts shows what it would close, closes exactly that, and leaves those who wait', async () => {
    // time stands still: what was written in the past would be delivered now
    await using shop = await terminal({ frozen: true })
    const { control } = shop.sandbox
    const api = clientOf(shop.sandbox)
    const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
    const writes = (days: number) =>
      control.customer.writes({ from: 'maya@example.com', text: 'Hello?', created_datetime: ago(days) })
    const { ticket: answered } = await writes(40)
    await control.agent.writes({ ticket_id: answered.id, text: 'Yes?', created_datetime: ago(39) })
    const { ticket: unanswered } = await writes(40)
    await control.agent.writes({ ticket_id: unanswered.id, text: 'Hm.', note: true, created_datetime: ago(39) })
    const { ticket: machine } = await writes(40)
    await control.agent.writes({ ticket_id: machine.id, text: 'Hi!', via: 'rule', created_datetime: ago(39) })
    const { ticket: recent } = await writes(2)

    const stateOf = async (id: number) => (await api.tickets.get(id)).status
    const states = () => Promise.all([answered, unanswered, machine, recent].map(({ id }) => stateOf(id)))
    const shown = await example(shop, 'close-stale.ts', '14')
    expect(shown.out).toContain(`would close ${answered.id}: silent since`)
    expect(await states()).toEqual(['open', 'open', 'open', 'open'])
    const done = await example(shop, 'close-stale.ts', '14', '--yes')
    expect(done).toMatchObject({ code: 0, err: '' })
    expect(numbersOf(done.out, /^closed (\d+)/gm)).toEqual(numbersOf(shown.out, /^would close (\d+)/gm))
    expect(await states()).toEqual(['closed', 'open', 'open', 'open'])
    expect((await example(shop, 'close-stale.ts', '14')).out).toMatch(/^0 of \d+ silent tickets/)
  })

  it('mirror-macros.ts creates, changes and adopts macros by name, and does nothing the second time', async () => {
    await using shop = await terminal({ accounts: ['acme', 'bolt'] })
    const { url } = shop.sandbox
    const { username, api_key } = (await (
      await fetch(`${url}/bolt/__sandbox/keys/reset`, { method: 'POST', body: '{}' })
    ).json()) as { username: string; api_key: string }
    const TO = { TO_GORGIAS_BASE_URL: `${url}/bolt`, TO_GORGIAS_USERNAME: username, TO_GORGIAS_API_KEY: api_key }
    const [from, to] = [clientOf(shop.sandbox), new Gorgias({ baseUrl: `${url}/bolt`, auth: basic(username, api_key) })]
    const mirror = () => example({ ...shop, env: { ...shop.env, ...TO } }, 'mirror-macros.ts')

    const { items } = await from.macros.list().all()
    const { id } = await from.macros.create({ name: 'Kettle: how to', actions: [respond('Fill it first.')] })
    const person = { name: 'setAssignee', title: 'Assign', arguments: { assignee_user: { id: 5001 } } }
    await from.macros.create({ name: 'To Ana', actions: [person] })
    const first = await mirror()
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(first.out).toBe(
      `left out "To Ana": setAssignee holds ids of acme\nacme to bolt: 1 made, ${items.length} changed, 0 the same\n`,
    )
    await from.macros.update(id, { name: 'Kettle: first use', actions: [respond('Fill it, and empty it.')] })
    expect((await mirror()).out).toContain(`0 made, 1 changed, ${items.length} the same`)
    expect((await mirror()).out).toContain(`0 made, 0 changed, ${items.length + 1} the same`)
    const there = (await to.macros.list().all()).items
    expect(there).toHaveLength(items.length + 1)
    expect(there.find(({ name }) => name === 'Kettle: first use')?.external_id).toBe(`acme-macro-${id}`)
    const itself = await example({ ...shop, env: { ...shop.env, ...prefixed('TO_', shop.env) } }, 'mirror-macros.ts')
    expect(itself).toMatchObject({ code: 1, err: expect.stringContaining('both accounts are acme') })
  })

  it('webhook-receiver.ts handles each message once, however often it is delivered', async () => {
    await using shop = await terminal()
    const { control } = shop.sandbox
    const secret = 'a long random text of our own'
    const store = join(shop.home, 'seen.sqlite')
    const env = { ...shop.env, WEBHOOK_SECRET: secret, WEBHOOK_STORE: store }
    using receiver = started(env, 'webhook-receiver.ts', '0')
    const url = (await receiver.line()).replace('listening on ', '')
    await clientOf(shop.sandbox).integrations.create({
      name: 'New messages',
      type: 'http',
      http: {
        url,
        method: 'POST',
        request_content_type: 'application/json',
        response_content_type: 'application/json',
        headers: { 'x-secret': secret },
        form: '{{context}}',
        triggers: { 'ticket-message-created': true },
      },
    })

    // by the sandbox's own HTTP integration, delivered twice
    const { ticket_id, message_id } = (await control.scenarios.load({ name: 'duplicate-webhook' })) as {
      ticket_id: number
      message_id: number
    }
    const about = `${ticket_id}/${message_id}`
    expect([await receiver.line(), await receiver.line(), await receiver.line()].toSorted()).toEqual(
      [`new ${about}`, `known ${about}`, `handled ${about}`].toSorted(),
    )

    // by hand, with what was recorded, and the secret that no recording shows
    const [delivery] = await control.deliveries.list()
    expect(delivery?.status).toBe(204)
    const recording = join(shop.home, 'recorded.json')
    writeFileSync(recording, JSON.stringify(delivery?.request))
    const header = `x-secret=${secret}`
    const replayed = await shop.run('replay', recording, '--to', url, '--header', header, '--times', '2')
    expect(replayed.out).toMatch(/^204 in \d+ ms\n204 in \d+ ms\n$/)
    expect([await receiver.line(), await receiver.line()]).toEqual([`known ${about}`, `known ${about}`])
    const forged = await shop.run('replay', recording, '--to', url, '--header', 'x-secret=guessed')
    expect(forged).toMatchObject({ code: 65, out: expect.stringContaining('401') })

    // a note needs no answer
    const note = await control.agent.writes({ ticket_id, note: true, text: 'Third time this week.' })
    expect([await receiver.line(), await receiver.line()]).toEqual([
      `new ${ticket_id}/${note.id}`,
      `skipped ${ticket_id}/${note.id}`,
    ])
    receiver.child.kill('SIGTERM')
    expect(await receiver.ended).toMatchObject({ code: 0, err: '' })

    // and it remembers after a restart
    using second = started(env, 'webhook-receiver.ts', '0')
    const after = (await second.line()).replace('listening on ', '')
    await shop.run('replay', recording, '--to', after, '--header', header)
    expect(await second.line()).toBe(`known ${about}`)
    const open = await example({ ...shop, env: { ...env, WEBHOOK_SECRET: '' } }, 'webhook-receiver.ts', '0')
    expect(open).toMatchObject({ code: 1, err: expect.stringContaining('set WEBHOOK_SECRET') })
  })

  it('assistant.ts drafts, asks its user, and sends only after a yes', async () => {
    await using shop = await terminal()
    using server = shop.start('mcp', '--http', '0', '--tier', 'support')
    const [url, shown] = [await server.nextLine(), await server.nextLine()]
    const token = shown.replace('Authorization: Bearer ', '')
    const env = { ...shop.env, RHETOR_MCP_URL: url, RHETOR_MCP_TOKEN: token }
    const text = 'La facture est jointe.'
    const ask = (answer: string, ...words: string[]) => {
      const assistant = started(env, 'assistant.ts', 'facture', text, ...words)
      assistant.child.stdin?.end(answer)
      return assistant.ended
    }
    const declined = await ask('n\n')
    expect(declined).toMatchObject({ code: 0, err: '' })
    expect(declined.out).toContain('not sent: the user did not agree')
    expect(await shop.sandbox.control.outbox.list()).toEqual([])
    const sent = await ask('', '--yes')
    expect(sent).toMatchObject({ code: 0, err: '' })
    expect(sent.out).toMatch(/^\d+ tools: find_tickets, read_ticket, /)
    expect(sent.out).toContain(`text: ${text}`)
    expect(sent.out).toContain('the reply is sent')
    expect(await shop.sandbox.control.outbox.list()).toMatchObject([{ ticket_id: 8407, text }])
    const nobody = await example({ ...shop, env: { ...env, RHETOR_MCP_TOKEN: 'x' } }, 'assistant.ts')
    expect(nobody).toMatchObject({ code: 1, err: expect.stringContaining('Send the token of this server') })
  })

  it('start-from-a-copy.test.ts passes without a runner of its own', async () => {
    const { stdout } = await run(process.execPath, ['--test', 'examples/start-from-a-copy.test.ts'], { cwd: root })
    expect(stdout).toMatch(/pass 2\n.*fail 0\n/)
  })

  it('test-your-integration.test.ts passes without a runner of its own', async () => {
    const { stdout } = await run(process.execPath, ['--test', 'examples/test-your-integration.test.ts'], { cwd: root })
    expect(stdout).toMatch(/pass 4\n.*fail 0\n/)
  })

  it('test-your-integration.sh needs nothing but curl', async ({ skip }) => {
    if (!isThere('bash') || !isThere('curl')) skip('bash or curl is missing here')
    await using shop = await terminal()
    const { stdout } = await run('bash', ['examples/test-your-integration.sh'], { cwd: root, env: withPath(shop.env) })
    expect(stdout).toMatch(/^maya@example.com has got the answer to ticket \d+\n$/)
    const wrong = run('bash', ['examples/test-your-integration.sh'], {
      cwd: root,
      env: withPath({ ...shop.env, GORGIAS_API_KEY: 'x' }),
    })
    await expect(wrong).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('refused: ') })
  })

  it('test_your_integration.py needs nothing but Python', async ({ skip }) => {
    if (!isThere('python3')) skip('python3 is missing here')
    const env = withPath({ PYTHONDONTWRITEBYTECODE: '1' })
    const { stderr } = await run('python3', ['examples/test_your_integration.py'], { cwd: root, env })
    expect(stderr).toMatch(/Ran 3 tests in .*\n\nOK\n$/)
  })
})

const ticket = {
  id: 8123,
  status: 'open',
  subject: 'Wrong size delivered',
  customer: { id: 5501 },
  messages: [
    {
      id: 41010,
      from_agent: false,
      source: { type: 'email', from: { address: 'maya@example.com' }, to: [{ address: 'support@acme.example' }] },
    },
  ],
}

interface Ended {
  readonly out: string
  readonly err: string
  readonly code: number | null
}

/** An example as a process of its own, which runs until it is stopped. */
function started(env: Readonly<Record<string, string>>, name: string, ...args: string[]) {
  const child: ChildProcess = spawn(process.execPath, [join('examples', name), ...args], { cwd: root, env })
  const output = { out: '', err: '' }
  child.stderr?.on('data', (chunk) => {
    output.err += String(chunk)
  })
  const lines = createInterface(child.stdout as NodeJS.ReadableStream)
  const waiting = lines[Symbol.asyncIterator]()
  lines.on('line', (line) => {
    output.out += `${line}\n`
  })
  const ended: Promise<Ended> = once(child, 'close').then(([code]) => ({ ...output, code: code as number | null }))
  const line = async () => String((await waiting.next()).value)
  return { child, ended, line, [Symbol.dispose]: () => void child.kill('SIGKILL') }
}

/** An example that ends by itself, on the shop. */
async function example({ env }: Pick<Terminal, 'env'>, name: string, ...args: string[]): Promise<Ended> {
  using running = started(env, name, ...args)
  running.child.stdin?.end()
  return await running.ended
}

function clientOf({ url, credentials }: Sandbox): Gorgias {
  return new Gorgias({ baseUrl: url, auth: basic(credentials.username, credentials.api_key) })
}

function respond(body_text: string) {
  return { name: 'setResponseText', title: 'Answer', arguments: { body_text, body_html: '' } }
}

function prefixed(prefix: string, env: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(env).map(([name, value]) => [`${prefix}${name}`, value]))
}

function numbersOf(text: string, pattern: RegExp): (string | undefined)[] {
  return [...text.matchAll(pattern)].map(([, number]) => number)
}

/** What RFC 4180 says of rows and quotes, read independently of what wrote them. */
function parseCsv(text: string): string[][] {
  const rows = text.matchAll(/((?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,(?:"(?:[^"]|"")*"|[^",\r\n]*))*)\r\n/g)
  return [...rows].map(([, row = '']) =>
    [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
      ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
    ),
  )
}

function isThere(program: string): boolean {
  return spawnSync(program, ['--version']).status === 0
}

/** With `rhetor`, `npx` and their Node on the PATH. */
function withPath(env: Readonly<Record<string, string>>): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env
  return { HOME, ...env, PATH: `${join(root, 'node_modules/.bin')}:${PATH}` }
}
