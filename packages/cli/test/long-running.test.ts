import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { describe, expect, it } from 'vitest'
import { inProcess } from '../../../test/support/in-process.ts'
import { terminal } from '../../../test/support/rhetor.ts'

const main = new URL('../src/main.ts', import.meta.url).pathname

describe('rhetor watch', () => {
  it('prints each event once, until it is stopped', async () => {
    await using shop = await terminal()
    const watching = shop.open('watch', '--every', '1', '--ticket', '8407', '--since', '2020-01-01T00:00:00Z')
    const first = JSON.parse(await watching.nextLine()) as { type: string; object_id: number }
    expect(first).toMatchObject({ object_id: 8407, type: 'ticket-created' })
    await shop.run('prioritise', 'critical', '8407')
    const seen: string[] = []
    for (;;) {
      const { type } = JSON.parse(await watching.nextLine()) as { type: string }
      seen.push(type)
      if (type === 'ticket-updated') break
    }
    expect(new Set(seen).size).toBe(seen.length)
    watching.stop()
    expect(await watching.ended).toMatchObject({ code: 0, err: '' })
  })

  it('suggests the right name of a type of event', async () => {
    await using shop = await terminal({ seed: 'empty' })
    const { err, code } = await shop.run('watch', '--type', 'ticket-craeted')
    expect(err).toContain('did you mean ticket-created?')
    expect(code).toBe(64)
  })
})

describe('rhetor export', () => {
  it('that is stopped says how to continue, and then does', async () => {
    await using shop = await terminal({ seed: 2_000, rate: 'api-key' })
    const to = join(shop.home, 'tickets.jsonl')
    // so that the bucket makes it wait in the middle
    await shop.sandbox.control.rate.set({ used: 36 })
    const exporting = shop.open('export', 'tickets', '--to', to)
    while (!existsSync(to) || statSync(to).size === 0) await nextTurn()
    exporting.stop()
    const { err, code } = await exporting.ended
    expect(code).toBe(130)
    expect(err).toMatch(/stopped\..*again/s)
    await shop.sandbox.control.rate.set({ mode: 'off' })
    const { out } = await shop.run('export', 'tickets', '--to', to)
    expect(JSON.parse(out)).toMatchObject({ rows: 2_000, resumed: true })
    const ids = readFileSync(to, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: number }).id)
    expect(new Set(ids).size).toBe(2_000)
  })
})

describe('rhetor replay', () => {
  it('sends a recording unchanged to a receiver on this machine', async () => {
    await using shop = await terminal({ seed: 'empty' })
    await using receiver = await receiving()
    const file = join(shop.home, 'hook.json')
    writeFileSync(
      file,
      JSON.stringify({
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Host: 'old.example', 'X-Secret': 's' },
        body: '{"ticket":{"id":5}}',
      }),
    )
    const { out, code } = await shop.run('replay', file, '--to', receiver.url, '--times', '2')
    expect(code).toBe(0)
    expect(out.trim().split('\n')).toHaveLength(2)
    expect(receiver.got).toEqual([
      { body: '{"ticket":{"id":5}}', secret: 's' },
      { body: '{"ticket":{"id":5}}', secret: 's' },
    ])
  })

  it('does not send recordings to another machine', async () => {
    await using shop = await terminal({ seed: 'empty' })
    const file = join(shop.home, 'hook.json')
    writeFileSync(file, '{"ticket":{"id":5}}')
    const { err, code } = await shop.run('replay', file, '--to', 'https://hooks.example/x')
    expect(err).toContain('--allow-host hooks.example')
    expect(code).toBe(64)
  })

  it('says that a file is missing or not a recording', async () => {
    await using shop = await terminal({ seed: 'empty' })
    expect(await shop.run('replay', '/nowhere.json', '--to', 'http://127.0.0.1:1/')).toMatchObject({
      err: 'rhetor: there is no file /nowhere.json\n',
      code: 64,
    })
    const file = join(shop.home, 'x')
    writeFileSync(file, 'hello')
    expect((await shop.run('replay', file, '--to', 'http://127.0.0.1:1/')).err).toContain('neither JSON nor a form')
  })
})

describe('rhetor completions', () => {
  it('complete commands, operations and flags in bash', async () => {
    await using shop = await terminal({ seed: 'empty' })
    const { out } = await shop.run('completions', 'bash')
    const complete = (...words: string[]) => {
      const script = `${out}\nCOMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _rhetor; echo "\${COMPREPLY[@]}"`
      return execFileSync('bash', ['-c', script], { encoding: 'utf8' }).trim().split(' ')
    }
    expect(complete('rhetor', 'rep').toSorted()).toEqual(['replay', 'reply', 'reporting'])
    expect(complete('rhetor', 'tickets', 'li')).toContain('list')
    expect(complete('rhetor', 'tickets', 'list', '--cust')).toEqual(['--customer-id'])
    expect(complete('rhetor', 'close', '--dry')).toEqual(['--dry-run'])
  })

  it('exist for three shells only', async () => {
    await using shop = await terminal({ seed: 'empty' })
    expect((await shop.run('completions', 'zsh')).out).toContain('#compdef rhetor')
    expect((await shop.run('completions', 'fish')).out).toContain('complete -c rhetor')
    expect((await shop.run('completions', 'tcsh')).code).toBe(64)
  })
})

describe('rhetor mcp', () => {
  it('serves an assistant on stdio, and ends with it', async () => {
    await using shop = await terminal()
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [main, 'mcp', '--tier', 'support'],
      env: shop.env,
      stderr: 'pipe',
    })
    const client = new Client({ name: 'test', version: '1' })
    await client.connect(transport)
    expect((await client.listTools()).tools.map(({ name }) => name)).toContain('reply_to_customer')
    const { content } = await client.callTool({
      name: 'find_tickets',
      arguments: { query: 'facture', limit: 3 },
    })
    expect(JSON.stringify(content)).toContain('8407')
    const { pid } = transport
    await client.close()
    expect(() => process.kill(pid as number, 0)).toThrow()
  })

  it('serves over HTTP with a token, until it is stopped', async () => {
    await using shop = await terminal()
    const env = { ...shop.env, RHETOR_MCP_TOKEN: 'a-token-of-my-own-choice' }
    const serving = inProcess(['mcp', '--http', '0'], { env })
    const url = await serving.nextLine()
    const client = new Client({ name: 'test', version: '1' })
    const transport = new StreamableHTTPClientTransport(new URL(url), {
      requestInit: { headers: { authorization: 'Bearer a-token-of-my-own-choice' } },
    })
    await client.connect(transport as Parameters<Client['connect']>[0])
    expect((await client.listTools()).tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true)
    expect((await fetch(url, { method: 'POST' })).status).toBe(401)
    await client.close()
    serving.stop()
    expect(await serving.ended).toMatchObject({ code: 0, err: '' })
  })

  it.each([
    [['--tier', 'owner'], /--tier takes read, support, admin/],
    [['--deny', 'reply_to_custmer'], /did you mean reply_to_customer\?/],
    [['--http', 'x'], /--http takes a port/],
    [['--dney', 'reply_to_customer'], /--dney \(did you mean deny\?\): there is no such flag/],
  ])('is not started with %j', async (words, message) => {
    await using shop = await terminal({ seed: 'empty' })
    const { err, code } = await shop.run('mcp', ...words)
    expect(err).toMatch(message)
    expect(code).toBe(64)
  })
})

describe('rhetor start', () => {
  it('prints what runs in ten lines; its page shows requests and outbox; everything stops together', async () => {
    await using shop = await terminal({ seed: 'empty' })
    const started = inProcess(['start', '--port', '0', '--sandbox-port', '0'], { env: { RHETOR_HOME: shop.home } })
    const lines: string[] = []
    while (!lines.at(-1)?.startsWith('Ctrl+C')) lines.push(await started.nextLine())
    expect(lines.length).toBeLessThanOrEqual(10)
    const found = (pattern: RegExp) => pattern.exec(lines.join('\n'))?.[1] ?? ''
    const page = found(/Open (\S+)/)
    const html = await (await fetch(page)).text()
    const [url, key, token] = [found(/helpdesk +(\S+)/), found(/key +(\S+)/), found(/Bearer ([\w-]+)/)]
    for (const part of [url, key, token, '.cursor/mcp.json']) expect(html).toContain(part)
    const env = {
      RHETOR_HOME: shop.home,
      GORGIAS_BASE_URL: url,
      GORGIAS_USERNAME: found(/user +(\S+)/),
      GORGIAS_API_KEY: key,
    }
    const replied = await inProcess(['reply', '8407', 'Bonjour', '--yes'], { env, input: '' }).ended
    expect(replied.code).toBe(0)
    const live = (await (await fetch(new URL('/live', page))).json()) as {
      requests: { path: string }[]
      outbox: { text: string; ticket: number }[]
    }
    expect(live.requests.map(({ path }) => path)).toContain('/tickets/8407/messages')
    expect(live.outbox).toMatchObject([{ text: 'Bonjour', ticket: 8407 }])
    expect((await fetch(`${page}/mcp`, { method: 'POST' })).status).toBe(401)
    started.stop()
    expect(await started.ended).toMatchObject({ code: 0, err: '' })
    await expect(fetch(page)).rejects.toThrow()
    await expect(fetch(url)).rejects.toThrow()
  })
})

/** A receiver of webhooks that remembers what it got. */
async function receiving() {
  const got: { body: string; secret: string | string[] | undefined }[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    got.push({ body, secret: request.headers['x-secret'] })
    response.end('ok')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { got, url: `http://127.0.0.1:${port}/hook`, [Symbol.asyncDispose]: async () => void server.close() }
}
