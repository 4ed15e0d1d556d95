import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inProcess } from '../../../test/support/in-process.ts'
import { terminal } from '../../../test/support/rhetor.ts'

describe('rhetor', () => {
  it('shows its help on one screen', async () => {
    await using shop = await terminal({ seed: 'empty' })
    const { out, code } = await shop.run('--help')
    expect(code).toBe(0)
    expect(out.trimEnd().split('\n').length).toBeLessThanOrEqual(32)
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
    expect(out).toContain('reply')
    expect(out).toContain('voice-calls')
  })

  it('writes JSON into a pipe, and only the fields asked for', async () => {
    await using shop = await terminal()
    const { out, code } = await shop.run('tickets', 'list', '--limit', '2', '--fields', 'id,customer.name')
    expect(code).toBe(0)
    const { items, truncated } = JSON.parse(out) as { items: Record<string, unknown>[]; truncated: boolean }
    expect(items).toHaveLength(2)
    expect(items[0]).toEqual({ id: 8408, 'customer.name': 'Dev Chandrasek' })
    expect(truncated).toBe(true)
  })

  it('suggests the right name of a misspelt field', async () => {
    await using shop = await terminal()
    const { err, code } = await shop.run('tickets', 'list', '--fields', 'subjet')
    expect(err).toMatch(/subjet \(did you mean subject\?\)/)
    expect(code).toBe(64)
  })

  it.each([
    [['tickts', 'list'], /tickts \(did you mean tickets\?\): there is no such command/, 64],
    [['tickets', 'lst'], /lst \(did you mean list\?\).*There are: list, create, get/, 64],
    [['tickets', '--limit', '5'], /name an operation before --limit: list, create, get/, 64],
    [['tickets', 'list', '--limt', '5'], /limt \(did you mean limit\?\)/, 64],
    [['tickets', 'list', '--limit', 'many'], /limit: .*number/, 64],
    [['tickets', 'get', '99999999'], /not_found/, 66],
    [['close'], /tickets: required/, 64],
  ])('%j ends in a message and an exit code', async (words, message, exit) => {
    await using shop = await terminal()
    const { err, out, code } = await shop.run(...words)
    expect(err).toMatch(message)
    expect(err).not.toContain('    at ')
    expect(out).toBe('')
    expect(code).toBe(exit)
  })

  it('says what to check where credentials are wrong, without the key', async () => {
    await using shop = await terminal({ seed: 'empty' })
    const env = { ...shop.env, GORGIAS_API_KEY: 'not-the-key' }
    const { err, code } = await inProcess(['tickets', 'list'], { env, input: '' }).ended
    expect(err).toContain('Check account, e-mail and API key')
    expect(err).not.toContain('not-the-key')
    expect(code).toBe(77)
  })

  it('says how to connect where no account is connected', async () => {
    await using shop = await terminal({ seed: 'empty' })
    const env = { RHETOR_HOME: shop.home }
    const { err, code } = await inProcess(['tickets', 'list'], { env, input: '' }).ended
    expect(err).toContain('rhetor connect')
    expect(err).toContain('rhetor sandbox')
    expect(code).toBe(64)
  })
})

describe('a message to a customer', () => {
  it('is not sent without a terminal to ask on', async () => {
    await using shop = await terminal()
    const before = await shop.sandbox.control.outbox.list()
    const { err, code } = await shop.run('reply', '8407', 'Bonjour')
    expect(err).toContain('--yes')
    expect(code).toBe(77)
    expect(await shop.sandbox.control.outbox.list()).toEqual(before)
  })

  it('is shown and not sent with --dry-run', async () => {
    await using shop = await terminal()
    const { out } = await shop.run('reply', '8407', 'Bonjour', '--dry-run')
    const { requests, effect } = JSON.parse(out) as {
      requests: { method: string; path: string; body: { body_text: string } }[]
      effect: string
    }
    expect(effect).toBe('send')
    expect(requests).toMatchObject([
      { method: 'POST', path: '/api/tickets/8407/messages', body: { body_text: 'Bonjour' } },
    ])
    const { messages } = JSON.parse((await shop.run('tickets', 'get', '8407')).out) as { messages: unknown[] }
    expect(messages).toHaveLength(1)
  })

  it('shows the request of a read too with --dry-run', async () => {
    await using shop = await terminal({ seed: 'empty' })
    const { out } = await shop.run('tickets', 'list', '--limit', '5', '--dry-run')
    expect(JSON.parse(out)).toMatchObject({
      effect: 'read',
      requests: [{ method: 'GET', path: '/api/tickets', query: 'limit=5' }],
    })
    expect(await shop.sandbox.control.requests.list()).toEqual([])
  })

  it('is sent with --yes, read back, and logged without its text', async () => {
    await using shop = await terminal()
    const { out, code } = await shop.pipe('Bonjour, la facture est jointe.', 'reply', '8407', '-', '--yes')
    expect(JSON.parse(out)).toMatchObject({ state: 'sent', channel: 'email' })
    expect(code).toBe(0)
    const log = join(shop.home, 'audit.jsonl')
    const entry = JSON.parse(readFileSync(log, 'utf8')) as Record<string, unknown>
    expect(entry).toMatchObject({
      face: 'cli',
      action: 'reply',
      effect: 'send',
      object: 'ticket 8407',
      outcome: 'done',
    })
    expect(JSON.stringify(entry)).not.toContain('facture')
    expect(statSync(log).mode & 0o777).toBe(0o600)
  })

  it('is sent after a yes on a terminal', async () => {
    await using shop = await terminal()
    const { out } = await typed(shop.env, 'y\n', 'reply 8407 Bonjour')
    expect(out).toContain('Reply to solene.marchandet16@courriel-vert.example by email')
    expect(out).toContain('Go ahead?')
    expect(plainLines(out).join('\n')).toMatch(/state\s+sent/)
  })

  it('is not sent after a no', async () => {
    await using shop = await terminal()
    const { err, code } = await onScreen(shop.env, 'n\n', 'reply', '8407', 'Bonjour')
    expect(err).toContain('Go ahead?')
    expect(err).toContain('nothing was done')
    expect(code).toBe(77)
  })
})

it('reads every page after a cursor', async () => {
  await using shop = await terminal()
  const idsOf = (text: string) => (JSON.parse(text) as { items: { id: number }[] }).items.map(({ id }) => id)
  const all = idsOf((await shop.run('tags', 'list', '--all')).out)
  const { next } = JSON.parse((await shop.run('tags', 'list', '--limit', '3')).out) as { next: string }
  expect(idsOf((await shop.run('tags', 'list', '--all', '--cursor', next)).out)).toEqual(all.slice(3))
})

it('reads --body from a pipe, and flags go before it', async () => {
  await using shop = await terminal()
  const { out } = await shop.pipe(
    '{"name":"from-a-file","description":"x"}',
    'tags',
    'create',
    '--body',
    '-',
    '--name',
    'from-a-flag',
  )
  expect(JSON.parse(out)).toMatchObject({ name: 'from-a-flag', description: 'x' })
})

it('lists the tickets before it changes many', async () => {
  await using shop = await terminal()
  const ids = ['8390', '8391', '8392', '8393', '8394', '8395', '8396', '8397']
  const { err, code } = await shop.run('update', ...ids, '--priority', 'critical')
  expect(code).toBe(77)
  expect(ids.filter((id) => err.includes(`ticket ${id}`)).length).toBeGreaterThan(5)
})

it('shows tables as wide as the screen', async () => {
  await using shop = await terminal()
  const { out } = await inProcess(['tickets', 'list', '--limit', '3'], { env: shop.env, input: '', columns: 70 }).ended
  const lines = plainLines(out)
  expect(lines[0]).toMatch(/^id\s+subject/)
  expect(Math.max(...lines.slice(0, 4).map((line) => line.length))).toBeLessThanOrEqual(70)
})

it('has colours on a screen', async () => {
  await using shop = await terminal()
  const { out } = await onScreen(shop.env, '', 'tickets', 'list', '--limit', '3')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what colours look like
  expect(out).toMatch(/\u001b\[\d+m/)
})

it('has no colours with NO_COLOR', async () => {
  await using shop = await terminal()
  const { out } = await onScreen({ ...shop.env, NO_COLOR: '1' }, '', 'tickets', 'list', '--limit', '3')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what must not be there
  expect(out).not.toMatch(/\u001b\[\d+m/)
})

it('ends without an error when the pipe is closed', async () => {
  await using shop = await terminal()
  using list = shop.start('tickets', 'list', '--limit', '100')
  list.child.stdout.destroy()
  const { err, code } = await list.ended
  expect(err).toBe('')
  expect(code).toBe(0)
})

/** In this process, on a screen of 100 columns. */
function onScreen(env: Record<string, string>, keys: string, ...words: string[]) {
  return inProcess(words, { env, input: keys, columns: 100 }).ended
}

/** On a terminal of its own, as a person would. */
async function typed(env: Record<string, string>, keys: string, line: string, { columns = 100 } = {}) {
  const main = new URL('../src/main.ts', import.meta.url).pathname
  const command = `stty cols ${columns} rows 40; '${process.execPath}' '${main}' ${line}`
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    env: { PATH: process.env['PATH'] ?? '', TERM: 'xterm', SHELL: '/bin/sh', ...env },
  })
  let out = ''
  child.stdout.on('data', (chunk) => {
    out += String(chunk)
    if (keys !== '' && out.includes('[y/N]')) {
      child.stdin.write(keys)
      keys = ''
    }
  })
  const [code] = await once(child, 'close')
  return { out: out.replaceAll('\r\n', '\n'), code: code as number }
}

function plainLines(text: string): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are taken away to measure what is left
  return text.replaceAll(/\u001b\[[\d;]*m/g, '').split('\n')
}
