import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { catalogue } from '@rhetor/actions'
import { describe, expect, it } from 'vitest'
import { hostile, hostileChars, hostileHelpdesk, hostileIn } from '../../../test/support/hostile-helpdesk.ts'
import { inProcess } from '../../../test/support/in-process.ts'
import { terminal } from '../../../test/support/rhetor.ts'
import { startServer } from '../../../test/support/server.ts'
import { printFailure } from '../src/failure.ts'
import { toWords } from '../src/line/words.ts'
import { plain, plainStyled } from '../src/plain.ts'
import type { Terminal } from '../src/terminal.ts'

// what a question and a line of progress write themselves
const esc = '\u001b'
const ofTheLine = new RegExp(`\r\n|\r${esc}\\[2K|${esc}\\[\\d+G|${esc}\\[0J`, 'g')
const colours = new RegExp(`${esc}\\[(?:[12]|22|3[1-6]|39)m`, 'g')

const me = { name: 'me', version: '1' }

/** A shop whose every text is hostile, and a person in front of a screen. */
async function hostileShop(spared?: RegExp) {
  const shop = await terminal()
  const helpdesk = await hostileHelpdesk(shop.sandbox.url, spared)
  const env = { ...shop.env, GORGIAS_BASE_URL: helpdesk.url, NO_COLOR: '1' }
  const open = (words: readonly string[], { input = '', ...more }: Record<string, string> = {}) =>
    inProcess(words, { env: { ...env, ...more }, input, columns: 100, cwd: shop.home })
  return {
    ...shop,
    hostileEnv: env,
    open,
    shown: async (...words: string[]) => {
      const { out, err } = await open(words).ended
      return { out, err, found: hostileIn(`${out}${err}`.replaceAll(ofTheLine, '')) }
    },
    [Symbol.asyncDispose]: async () => {
      await helpdesk[Symbol.asyncDispose]()
      await shop[Symbol.asyncDispose]()
    },
  }
}

/** Fields that a command which writes has to understand. */
const understood =
  /(^|_)(cursor|datetime|uri|type|channel|address|email|status|priority|via|source|method|object|sender|name_of|role|id|language)$/

describe('a screen gets no control character of a helpdesk', () => {
  it.each([
    ['a table', ['tickets', 'list', '--limit', '3'], 'open'],
    ['a table of people', ['customers', 'list', '--limit', '3'], 'email'],
    ['one object', ['tickets', 'get', '8407'], '8407'],
    ['one object with lists', ['account', 'get'], 'domain'],
    ['a conversation', ['show', '8407'], '#8407'],
    ['found tickets', ['find', 'invoice'], ''],
    ['events', ['events', 'list', '--limit', '3'], 'id'],
    ['views with filters', ['views', 'list'], 'id'],
    ['a raw answer', ['api', 'GET', '/tickets/8407'], '200'],
    ['JSON', ['tickets', 'get', '8407', '--json'], '"id": 8407'],
    ['chosen fields', ['tickets', 'get', '8407', '--fields', 'subject,customer.name'], 'subject'],
    ['an error of the server', ['tickets', 'get', '99999999'], 'not_found'],
    ['an error with fields', ['api', 'POST', '/tickets', '--data', '{"x":1}', '--yes'], '400'],
    ['suggestions', ['tag', '8407', '--tag', 'vpi'], 'unknown'],
    ['people that are not there', ['assign', '8407', '--user', 'somebody'], 'somebody'],
    ['the doctor', ['doctor'], 'webhook'],
    ['requests', ['tickets', 'list', '--limit', '1', '--debug'], '→'],
    ['statistics', ['statistics', 'overview'], ''],
  ])('in %s', async (_, words, expected) => {
    await using shop = await hostileShop()
    const { out, err, found } = await shop.shown(...words)
    expect(`${out}${err}`).toContain(expected)
    expect(found).toEqual([])
  })

  it('of any action, with its example: what is read, and what would be changed', async () => {
    await using shop = await hostileShop()
    await using careful = await hostileShop(understood)
    const said: [name: string, found: string[]][] = []
    for (const { name, effect, example } of catalogue) {
      const words = [...toWords(name).split(' '), '--body', JSON.stringify(example)]
      const { out, err, found } = await (effect === 'read'
        ? shop.shown(...words)
        : careful.shown(...words, '--dry-run'))
      expect(`${name}${out}${err}`).not.toBe(name)
      said.push([name, found])
    }
    expect(said.filter(([, found]) => found.length > 0)).toEqual([])
  })

  it('in colour, but for the colours of rhetor itself', async () => {
    await using shop = await hostileShop()
    for (const words of [['show', '8407'], ['tickets', 'list'], ['account', 'get'], ['doctor']]) {
      const { out } = await shop.open(words, { NO_COLOR: '' }).ended
      expect(out).toMatch(colours)
      // no table uses red, and the hostile texts use it often
      expect(out).not.toContain('\u001b[31m')
      expect(hostileIn(out.replaceAll(colours, ''))).toEqual([])
    }
  })

  it('in a preview, a question, and what was done', async () => {
    await using shop = await hostileShop(understood)
    const dry = await shop.shown('reply', '8407', `Bonjour ${hostile}`, '--dry-run')
    expect(dry.out).toContain('POST')
    expect(dry.found).toEqual([])
    const asked = shop.open(['tag', '8407', '8405', '--tag', `new${hostile}`, '--create'], { input: 'y\n' })
    const { out, err } = await asked.ended
    expect(`${out}${err}`).toContain('8407')
    expect(hostileIn(`${out}${err}`.replaceAll(ofTheLine, ''))).toEqual([])
  })

  it('in the events that are followed', async () => {
    await using shop = await hostileShop()
    const watching = shop.open(['watch', '--since', '2020-01-01T00:00:00Z'])
    const line = await watching.nextLine()
    watching.stop()
    await watching.ended
    expect(line).toMatch(/\d{4}-\d\d-\d\d/)
    expect(hostileIn(watching.output.out)).toEqual([])
  })

  it('in an account that is connected, listed, asked for and removed', async () => {
    await using shop = await hostileShop()
    const name = `mine${hostile}`
    const env = { RHETOR_HOME: shop.home, GORGIAS_BASE_URL: '', GORGIAS_ACCOUNT_DOMAIN: '' }
    const { GORGIAS_USERNAME: email = '', GORGIAS_API_KEY: key = '' } = shop.env
    const spoilt = await hostileHelpdesk(shop.sandbox.url)
    await using _ = spoilt
    const connect = (as: string) =>
      shop.open(['connect', '--base-url', spoilt.url, '--email', email, '--key', '-', '--name', as], {
        ...env,
        input: key,
      }).ended
    const said = [
      await connect(name),
      await connect(`other${hostile}`),
      await shop.open(['accounts'], env).ended,
      await shop.open(['accounts', '--json'], env).ended,
      await shop.open(['tickets', 'list', '--account', `mien${hostile}`], env).ended,
      await shop.open(['disconnect', `mien${hostile}`], env).ended,
      await shop.open(['disconnect'], { ...env, input: 'x\n' }).ended,
      await shop.open(['disconnect', name], env).ended,
    ].map(({ out, err }) => `${out}${err}`.replaceAll(ofTheLine, ''))
    expect(said[0]).toContain('connected as mine')
    expect(said[2]).toContain('mine')
    expect(said[6]).toContain('Which account')
    expect(said[7]).toContain('forgot mine')
    expect(said.flatMap(hostileIn)).toEqual([])
  })

  it('and no line of its own in what is said about an account', async () => {
    await using shop = await terminal({ seed: 'empty' })
    const { url, credentials } = shop.sandbox
    const words = ['--base-url', url, '--email', credentials.username, '--key', '-', '--name', 'a\nrhetor: forged']
    const at = (...args: string[]) =>
      inProcess(args, { env: { RHETOR_HOME: shop.home }, input: credentials.api_key, columns: 100 }).ended
    const said = [await at('connect', ...words), await at('accounts')].map(({ out }) => out)
    expect(said).toEqual([expect.stringContaining('a rhetor: forged'), expect.stringContaining('a rhetor: forged')])
    expect(said.join('')).not.toMatch(/^rhetor: forged/m)
  })

  it('and no line of its own in the suggestions of an error', async () => {
    await using shop = await terminal()
    const name = 'night\nrhetor: forged'
    expect((await shop.run('tags', 'create', '--name', name)).code).toBe(0)
    expect((await shop.run('teams', 'create', '--name', name)).code).toBe(0)
    const near = 'night rhetor: forget'
    const said = [
      await shop.run('tag', '8407', '--tag', near),
      await shop.run('find', '--tag', near),
      await shop.run('assign', '8407', '--team', near),
    ].map(({ err }) => err)
    expect(said).toEqual(said.map(() => expect.stringContaining('night rhetor: forged')))
    expect(said.join('')).not.toMatch(/^rhetor: forged/m)
  })

  it('in the answer of a receiver, and in an outbox', async () => {
    await using shop = await hostileShop()
    await using receiver = await startServer([{ text: `thanks ${hostile}` }])
    writeFileSync(join(shop.home, 'hook.json'), '{}')
    const replayed = await shop.shown('replay', 'hook.json', '--to', receiver.url)
    expect(replayed.out).toContain('thanks')
    expect(replayed.found).toEqual([])
    await shop.sandbox.control.customer.writes({
      from: 'maya@shopper.example',
      text: `Hello ${hostile.replaceAll('\0', '')}`,
    })
    await shop.shown('api', 'GET', `/tickets?x=${hostile}`)
    for (const more of [[], ['--json']]) {
      const { out, found } = await shop.shown('sandbox', 'requests', '--url', shop.sandbox.url, ...more)
      expect(out).toContain('path')
      expect(found).toEqual([])
    }
  })

  it('in what an assistant is answered, where somebody tries the tools by hand', async () => {
    await using shop = await hostileShop()
    const trying = inProcess(['mcp'], { env: shop.hostileEnv, columns: 100 })
    const messages = [
      { id: 1, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: me } },
      { method: 'notifications/initialized' },
      { id: 2, method: 'tools/call', params: { name: 'read_ticket', arguments: { ticket: 8407 } } },
    ]
    for (const message of messages) trying.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
    await expect.poll(() => trying.output.out).toContain('"id":2')
    trying.stop()
    await trying.ended
    expect(trying.output.out).toContain('ène Marchandet')
    expect(hostileIn(trying.output.out)).toEqual([])
  })

  it('in a text that is downloaded to the screen', async () => {
    await using shop = await hostileShop()
    const { out, found } = await shop.shown('files', 'download', 'attachments', 'x', 'y.txt')
    expect([out, found]).toEqual([expect.any(String), []])
  })
})

describe('a screen gets no control character of a command line', () => {
  it.each([
    ['a command', [`docter${hostile}`], 'no such command'],
    ['an operation', ['tickets', `lsit${hostile}`], 'no such command'],
    ['a flag', ['tickets', 'list', `--limt${hostile}`], 'no such flag'],
    ['a value', ['tickets', 'list', '--order-by', `x${hostile}`], 'order_by'],
    ['JSON', ['tickets', 'update', '8407', '--body', `{${hostile}`], 'is not JSON'],
    ['one argument too many', ['tickets', 'get', '8407', `x${hostile}`], 'too many'],
    ['a file', ['replay', `no${hostile.replaceAll('\0', '')}.json`, '--to', 'http://127.0.0.1:1'], 'there is no file'],
    ['a folder', ['replay', `hook.json/a${hostile.replaceAll('\0', '')}`, '--to', 'http://127.0.0.1:1'], 'hook.json'],
    ['an address', ['replay', 'hook.json', '--to', `http://x${hostile}`], '--to'],
    ['an account', ['connect', `x${hostile}`], 'account'],
    ['a list', ['export', 'tickets', `x${hostile}.csv`, '--fields', `sub${hostile}`], 'unknown'],
  ])('in %s', async (_, words, expected) => {
    await using shop = await terminal({ seed: 'empty' })
    writeFileSync(join(shop.home, 'hook.json'), '{}')
    const env = { ...shop.env, NO_COLOR: '1' }
    const { out, err } = await inProcess(words, { env, input: '', columns: 100, cwd: shop.home }).ended
    expect(err).toContain(expected)
    expect(hostileIn(`${out}${err}`)).toEqual([])
  })

  it('in an error that nobody expected, whose stack is shown', () => {
    const shown = { err: '' }
    const stderr = Object.assign(new PassThrough(), { isTTY: true })
    stderr.on('data', (chunk) => {
      shown.err += String(chunk)
    })
    const screen = { stderr, exitCode: 0 } as unknown as Terminal
    printFailure(new TypeError(`broken ${hostile}`), screen)
    expect([shown.err, screen.exitCode]).toEqual([expect.stringMatching(/TypeError: broken .*\n {4}at /), 1])
    expect(hostileIn(shown.err)).toEqual([])
  })
})

describe('JSON', () => {
  it('on a screen is the same value, with what is hidden written out', async () => {
    await using shop = await hostileShop()
    const { out } = await shop.shown('tickets', 'get', '8407', '--json')
    const { subject } = JSON.parse(out) as { subject: string }
    expect(subject).toContain(hostile)
  })

  it('in a pipe stays as it came, byte by byte', async () => {
    await using shop = await terminal()
    await using helpdesk = await hostileHelpdesk(shop.sandbox.url)
    const env = { ...shop.env, GORGIAS_BASE_URL: helpdesk.url }
    const { out } = await inProcess(['tickets', 'get', '8407', '--json'], { env, input: '' }).ended
    expect(out).toBe(`${JSON.stringify(JSON.parse(out), null, 2)}\n`)
    expect(out).toContain('\u202e')
  })
})

describe('what is plain', () => {
  it.each(hostileChars.map((char) => [`U+${char.codePointAt(0)?.toString(16)}`, char] as const))(
    'has no %s',
    (_, char) => {
      expect([plain(`a${char}b`), plainStyled(`a${char}b`)]).toEqual([
        expect.stringMatching(/^a ?b$/),
        expect.stringMatching(/^a ?b$/),
      ])
    },
  )

  it('keeps lines, joined emoji and letters of every script', () => {
    const text = 'one\ntwo 👩‍👩‍👧 日本 café عربي'
    expect([plain(text), plainStyled(text)]).toEqual([text, text])
  })
})

it('everything that is written to a screen goes through terminal.ts, but for questions, progress and whole files', () => {
  const folder = join(import.meta.dirname, '../src')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const writing = files.filter((file) =>
    /\b(stdout|stderr|output|screen)\.write\(/.test(readFileSync(join(folder, file), 'utf8')),
  )
  expect(writing.toSorted()).toEqual([
    'ask.ts',
    'output/progress.ts',
    'output/save.ts',
    'output/written.ts',
    'terminal.ts',
  ])
})
