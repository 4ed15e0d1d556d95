import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { page, startServer } from '../packages/client/test/server.ts'

const run = promisify(execFile)

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

describe('the examples', () => {
  it('are all run by a test of this file', () => {
    const names = readdirSync(new URL('../examples', import.meta.url)).filter((name) => name.endsWith('.ts'))
    expect(names).toEqual(['first-steps.ts', 'reply.ts', 'try-it.ts'])
  })

  it('first-steps.ts is what the README shows, and works', async () => {
    const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
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
    const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
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
})
