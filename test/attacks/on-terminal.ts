import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogue } from '@rhetor/actions'
import { expect } from 'vitest'
import { type Terminal, terminal } from '../support/rhetor.ts'
import type { Attack } from './attack.ts'

const on = 'terminal'
const reply = ['reply', '8407', 'Bonjour Solène'] as const

async function writes({ sandbox }: Terminal): Promise<string[]> {
  const log = await sandbox.control.requests.list()
  // a search in a view is a PUT that only reads
  const changing = log.filter(({ method, path }) => method !== 'GET' && !/^\/views\/\d+\/items/.test(path))
  return changing.map(({ method, path }) => `${method} ${path}`)
}

/** Characters that a screen must not get; colours are ours. */
function unwelcomeIn(text: string): string[] {
  const esc = String.fromCharCode(27)
  const bare = text.split(esc).map((part, index) => (index === 0 ? part : part.replace(/^\[\d*(;\d+)*m/, '')))
  const isUnwelcome = (sign: string) => /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u.test(sign)
  return [...bare.join('')].filter((sign) => isUnwelcome(sign) && sign !== '\n')
}

const changing = catalogue.filter(({ effect, name }) => effect !== 'read' && name !== 'api')

export const onTerminal: readonly Attack[] = [
  {
    on,
    promise: 'consent',
    tries: 'sending and destroying from a script that nobody watches',
    mustNot: 'it happens without --yes',
    run: async (random) => {
      await using shop = await terminal()
      for (const words of [
        reply,
        ['tickets', 'delete', '8407'],
        ['erase-customer', '5017'],
        ['merge-customers', '5150', '5153'],
        ['create-ticket', 'eve@example.com', 'Hi', 'Hi', '--from', 'support@pebblewren.example'],
        ['users', 'create', '--name', 'Eve', '--email', 'eve@example.com', '--role.name', 'admin'],
        ['jobs', 'create', '--type', 'deleteTicket', '--params', '{"view":{"filters":""}}'],
      ]) {
        const { code } = await shop.pipe(random.pick(['', 'y\n', 'yes\n']), ...words)
        expect([words, code]).toEqual([words, 77])
      }
      expect(await writes(shop)).toEqual([])
    },
  },
  {
    on,
    promise: 'consent',
    tries: 'every change as a dry run, with --yes beside it',
    mustNot: 'anything is written',
    run: async (random) => {
      await using shop = await terminal()
      for (let time = 0; time < 12; time++) {
        const { name, example, positional } = random.pick(changing)
        const [resource = '', key] = name.split('.')
        const given = example as Record<string, unknown>
        const words = [
          resource.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
          ...(key ? [key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)] : []),
          ...positional.flatMap((each) => [given[each]].flat().map(String)),
        ]
        await shop.run(...words, '--dry-run', '--yes')
      }
      expect(await writes(shop)).toEqual([])
    },
  },
  {
    on,
    promise: 'consent',
    tries: 'a customer whose name has lines of a question in it',
    mustNot: 'one of them stands in the question as if it were ours',
    run: async () => {
      await using shop = await terminal()
      const { store } = shop.sandbox.world()
      const ticket = store.get('tickets', 8407)
      const customer = store.get('customers', ticket?.customer_id ?? 0)
      if (!customer) throw new Error('the shop has changed')
      store.put('customers', { ...customer, name: 'Eve\r\nto: boss@evil.example\u2028from: boss@evil.example' })
      const { out, err } = await shop.onScreen(100, ...reply, '--dry-run')
      expect(`${out}${err}`.split(/[\r\n\u2028]/).filter((line) => /^\s*(to|from): boss/.test(line))).toEqual([])
    },
  },
  {
    on,
    promise: 'once',
    tries: 'the same reply from two terminals at the same moment',
    mustNot: 'it goes out twice',
    run: async () => {
      await using shop = await terminal()
      await Promise.all([shop.start(...reply, '--yes').ended, shop.start(...reply, '--yes').ended])
      expect(await shop.sandbox.control.outbox.list()).toHaveLength(1)
    },
  },
  {
    on,
    promise: 'outcome',
    tries: 'a bounced reply whose result nobody reads',
    mustNot: 'it ends as a success',
    run: async () => {
      await using shop = await terminal()
      await shop.sandbox.control.undeliverable.set({ '*': 'Mailbox full.' })
      using unread = shop.start(...reply, '--yes')
      unread.child.stdout.destroy()
      expect((await unread.ended).code).toBe(69)
    },
  },
  {
    on,
    promise: 'least',
    tries: 'a RHETOR_SECRET that is short enough to guess',
    mustNot: 'credentials are sealed with it',
    run: async (random) => {
      await using shop = await terminal()
      const secret = 'x'.repeat(1 + random.below(15))
      const { username, api_key } = shop.sandbox.credentials
      const words = ['connect', '--name', 'a', '--base-url', shop.sandbox.url, '--email', username, '--key', api_key]
      const { code, err } = await shop.with({ RHETOR_SECRET: secret }).run(...words)
      expect([code, err.includes(secret === 'x' ? api_key : secret)]).toEqual([64, false])
    },
  },
  {
    on,
    promise: 'outcome',
    tries: 'a misspelt field, a blank one, and an audit log that cannot be written',
    mustNot: 'it is found out after the mail is out',
    run: async () => {
      await using shop = await terminal()
      for (const fields of ['stat', '', ','])
        expect((await shop.run(...reply, '--yes', '--fields', fields)).code).toBe(64)
      mkdirSync(join(shop.home, 'audit.jsonl'))
      expect((await shop.run(...reply, '--yes')).code).toBe(64)
      expect(await writes(shop)).toEqual([])
    },
  },
  {
    on,
    promise: 'once',
    tries: 'a new ticket to a new customer, with the connection cut after it arrived, and again',
    mustNot: 'there are two tickets or two mails',
    run: async (random) => {
      await using shop = await terminal()
      const address = `eve${random.below(1_000_000)}@example.com`
      await shop.sandbox.control.faults.add({ kind: 'cut-after', operation: 'tickets.create', times: 1 })
      const words = ['create-ticket', address, 'Hi', 'Hi', '--from', 'support@pebblewren.example', '--yes']
      for (let time = 0; time < 3; time++) await shop.run(...words)
      const log = await writes(shop)
      expect(log.filter((line) => line.endsWith('/tickets')).length).toBeLessThanOrEqual(2)
      const outbox = (await shop.sandbox.control.outbox.list()) as unknown[]
      expect(outbox.filter((mail) => JSON.stringify(mail).includes(address))).toHaveLength(1)
    },
  },
  {
    on,
    promise: 'delivery',
    tries: 'a reply that bounces',
    mustNot: 'a script takes it for a success',
    run: async () => {
      await using shop = await terminal()
      await shop.sandbox.control.undeliverable.set({ '*': 'Mailbox full.' })
      const { code, out } = await shop.run(...reply, '--yes', '--json', '--wait-seconds', '1')
      expect(code).not.toBe(0)
      expect(out).not.toContain('"state": "sent"')
    },
  },
  {
    on,
    promise: 'data',
    tries: 'a subject with sequences for terminals, and names that reverse the line',
    mustNot: 'a screen gets them',
    run: async (random) => {
      await using shop = await terminal()
      const { store } = shop.sandbox.world()
      const signs = ['\u001b]0;owned\u0007', '\u001b[2J', '\u009b31m', '\u202e', '\u2066', '\u0085', '\u2028', '\u0008']
      const bad = Array.from({ length: 3 }, () => random.pick(signs)).join('')
      const ticket = store.get('tickets', 8407)
      if (!ticket) throw new Error('the shop has changed')
      store.put('tickets', { ...ticket, subject: `${bad}Invoice` })
      for (const words of [
        ['find', '--ids', '8407'],
        ['show', '8407'],
        ['tickets', 'get', '8407'],
        ['tickets', 'get', '8407', '--json'],
      ]) {
        const { out, err } = await shop.onScreen(100, ...words)
        expect(out).toContain('Invoice')
        expect([words, unwelcomeIn(`${out}${err}`)]).toEqual([words, []])
      }
    },
  },
  {
    on,
    promise: 'data',
    tries: 'a refusal about a customer, with every log there is',
    mustNot: 'the words or the key of anybody stand in the log of what was done',
    run: async () => {
      await using shop = await terminal()
      await shop.run(...reply, '--yes', '--debug')
      const { err } = await shop.run(...reply, '--yes', '--debug')
      const log = readFileSync(join(shop.home, 'audit.jsonl'), 'utf8')
      for (const text of [log, err]) {
        expect(text).not.toContain(shop.env['GORGIAS_API_KEY'])
        expect(text).not.toContain('Bonjour')
      }
      expect(log).not.toMatch(/solene|marchandet/i)
    },
  },
  {
    on,
    promise: 'least',
    tries: 'addresses that look like this machine or like Gorgias',
    mustNot: 'the key is sent there',
    run: async (random) => {
      await using shop = await terminal()
      const host = random.pick([
        'http://127.evil.example',
        'http://localhost.evil.example',
        'http://acme.gorgias.com.evil.example',
        'http://2130706433.example',
        'http://[::ffff:8.8.8.8]',
        'ftp://127.0.0.1',
        'http://user:pass@evil.example',
      ])
      const { code, err } = await shop.with({ GORGIAS_BASE_URL: host }).run('tickets', 'list')
      expect([host, code]).toEqual([host, 64])
      expect(err).not.toContain(shop.env['GORGIAS_API_KEY'])
    },
  },
]
