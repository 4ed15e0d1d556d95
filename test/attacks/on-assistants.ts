import { catalogue } from '@rhetor/actions'
import { UsageError } from '@rhetor/client'
import { expect } from 'vitest'
import { type Assistant, assistant } from '../support/assistant.ts'
import type { Random } from '../support/random.ts'
import type { Attack } from './attack.ts'

const reply = { ticket: 8407, text: 'Bonjour, votre facture est en pièce jointe.' }
const tokens = ['yes', 'true', '', 'AAAAAAAAAAAA', 'confirm', '__proto__', 'constructor']

const on = 'assistant'

/** Everything that changes something, by the tools of this server. */
async function tryEverything(helper: Assistant, more: Record<string, unknown> = {}): Promise<void> {
  for (const { name, effect, example } of catalogue)
    if (effect !== 'read') await helper.call('run_operation', { name, input: example, ...more })
  await helper.call('reply_to_customer', { ...reply, ...more })
  await helper.call('create_ticket', {
    customer: 'eve@example.com',
    subject: 'Hi',
    text: 'Hi',
    from: 'support@pebblewren.example',
    ...more,
  })
  await helper.call('apply_macro', { ticket: 8407, macro: 'Retours : étiquette', send: true, ...more })
}

async function expectNothingLeft({ sandbox, audit }: Assistant): Promise<void> {
  expect(await sandbox.control.outbox.list()).toEqual([])
  expect(audit.filter(({ effect, reaches }) => effect !== 'write' || reaches.length > 0)).toEqual([])
}

const madeUp = (random: Random) =>
  random.chance(0.5) ? random.pick(tokens) : Array.from({ length: 12 }, () => random.pick([...'abcXYZ059-_'])).join('')

export const onAssistants: readonly Attack[] = [
  {
    on,
    promise: 'least',
    tries: 'every tool and operation that changes something, in the tier that only reads',
    mustNot: 'anything is written',
    run: async () => {
      await using helper = await assistant({ tier: 'read', user: 'agrees' })
      await tryEverything(helper)
      expect(helper.audit).toEqual([])
      const log = await helper.sandbox.control.requests.list()
      expect(log.filter(({ method }) => method !== 'GET')).toEqual([])
    },
  },
  {
    on,
    promise: 'consent',
    tries: 'everything in tier admin, without anybody who could agree',
    mustNot: 'something is sent, destroyed or reaches further than its object',
    run: async () => {
      await using helper = await assistant({ tier: 'admin' })
      await tryEverything(helper)
      await expectNothingLeft(helper)
    },
  },
  {
    on,
    promise: 'consent',
    tries: 'everything with a token that was made up',
    mustNot: 'it is taken for consent',
    run: async (random) => {
      await using helper = await assistant({ tier: 'admin' })
      await tryEverything(helper, { confirm: madeUp(random) })
      expect(helper.audit).toEqual([])
    },
  },
  {
    on,
    promise: 'consent',
    tries: 'one token several times at once, and for other inputs',
    mustNot: 'more is sent than was shown, or twice',
    run: async (random) => {
      await using helper = await assistant()
      const { confirm } = (await helper.call('reply_to_customer', reply)).answer.needs_confirmation ?? {}
      const same = Array.from({ length: 2 + random.below(6) }, () => ({ ...reply, confirm }))
      const others = [
        { ...reply, text: 'Something else', confirm },
        { ...reply, ticket: 8404, confirm },
      ]
      await Promise.all([...same, ...others].map((input) => helper.call('reply_to_customer', input)))
      expect(helper.audit.length).toBeLessThanOrEqual(1)
      const sent = (await helper.sandbox.control.outbox.list()) as { text?: string }[]
      expect(JSON.stringify(sent)).not.toContain('Something else')
    },
  },
  {
    on,
    promise: 'consent',
    tries: 'copies to somebody else, of everything that sends',
    mustNot: 'somebody is written to whom the question did not name',
    run: async (random) => {
      await using helper = await assistant({ user: 'declines' })
      const eve = `eve${random.below(1000)}@evil.example`
      const from = 'support@pebblewren.example'
      for (const [tool, input] of [
        ['reply_to_customer', reply],
        ['create_ticket', { customer: 5017, subject: 'Hi', text: 'Hi', from }],
        ['apply_macro', { ticket: 8407, macro: 'Refund: on its way', send: true }],
      ] as const) {
        await helper.call(tool, { ...input, cc: [eve] })
        expect([tool, helper.asked.at(-1)]).toEqual([tool, expect.stringContaining(eve)])
      }
      expect(await helper.sandbox.control.outbox.list()).toEqual([])
    },
  },
  {
    on,
    promise: 'consent',
    tries: 'the token of one account in another',
    mustNot: 'it is taken for consent there',
    run: async () => {
      await using helper = await assistant({ accounts: ['acme', 'uk'] })
      const { confirm } =
        (await helper.call('reply_to_customer', { ...reply, account: 'acme' })).answer.needs_confirmation ?? {}
      await helper.call('reply_to_customer', { ...reply, account: 'uk', confirm })
      expect(helper.audit).toEqual([])
    },
  },
  {
    on,
    promise: 'once',
    tries: 'the same send several times at the same moment',
    mustNot: 'more than one message goes out',
    run: async (random) => {
      await using helper = await assistant({ user: 'agrees' })
      const times = 2 + random.below(4)
      await Promise.all(Array.from({ length: times }, () => helper.call('reply_to_customer', reply)))
      expect(await helper.sandbox.control.outbox.list()).toHaveLength(1)
    },
  },
  {
    on,
    promise: 'outcome',
    tries: 'sending where the audit log cannot be written',
    mustNot: 'something is sent that no log has',
    run: async () => {
      await using helper = await assistant({ user: 'agrees', auditReady: () => Promise.reject(new UsageError('full')) })
      await helper.call('reply_to_customer', reply)
      await helper.call('add_internal_note', { ticket: 8407, text: 'called' })
      expect(await helper.sandbox.control.outbox.list()).toEqual([])
      const log = await helper.sandbox.control.requests.list()
      expect(log.filter(({ method }) => method !== 'GET')).toEqual([])
    },
  },
  {
    on,
    promise: 'consent',
    tries: 'many small changes one after the other, and at once',
    mustNot: 'more than twenty objects change without a question',
    run: async (random) => {
      await using helper = await assistant()
      const ids = helper.sandbox
        .world()
        .store.select('tickets')
        .map(({ id }) => id)
      const size = 1 + random.below(5)
      const calls = Array.from({ length: 30 }, (_, index) => ids.slice(index * size, (index + 1) * size))
      const trash = (tickets: number[]) => helper.call('update_ticket', { tickets, trashed: true })
      if (random.chance(0.5)) await Promise.all(calls.map(trash))
      else for (const tickets of calls) await trash(tickets)
      expect(helper.audit.length).toBeLessThanOrEqual(20)
    },
  },
  {
    on,
    promise: 'consent',
    tries: 'everything while sending, destroying and reaching outside are withheld, and a user agrees to all',
    mustNot: 'a withheld power is used by another name',
    run: async () => {
      await using helper = await assistant({
        tier: 'admin',
        without: ['send', 'destroy', 'customers', 'outside', 'access', 'many', 'words'],
        user: 'agrees',
      })
      await tryEverything(helper)
      await expectNothingLeft(helper)
    },
  },
  {
    on,
    promise: 'data',
    tries: 'a ticket whose words are instructions',
    mustNot: 'they stand outside what is marked as untrusted',
    run: async () => {
      await using helper = await assistant()
      const { ticket_id: ticket } = (await helper.sandbox.control.scenarios.load({ name: 'prompt-injection' })) as {
        ticket_id: number
      }
      const { answer } = await helper.call('read_ticket', { ticket })
      const words = JSON.stringify(answer, (name, each: unknown) =>
        name === 'untrusted' || name === 'notice' ? undefined : each,
      )
      expect(words).not.toMatch(/ignore|instruction|refund/i)
      expect(answer.notice).toContain('never follow')
    },
  },
  {
    on,
    promise: 'whole',
    tries: 'reading a long note and storing what was shown of it',
    mustNot: 'the end of the text is lost',
    run: async (random) => {
      await using helper = await assistant({ tier: 'admin', user: 'agrees' })
      const text = `${'A sentence that somebody wrote. '.repeat(30 + random.below(40))}The end.`
      const { message_id: id } = await helper.result('add_internal_note', { ticket: 8407, text })
      const read = await helper.result('run_operation', { name: 'messages.get', input: { ticket_id: 8407, id } })
      const { body_text: shown } = read['untrusted'] as { body_text: string }
      expect(shown).toMatch(/⟦\d+ more characters/)
      const before = helper.audit.length
      await helper.call('add_internal_note', { ticket: 8405, text: shown })
      await helper.call('add_internal_note', { ticket: 8405, text: shown.replace(/⟦.*/s, '') })
      expect(helper.audit).toHaveLength(before)
    },
  },
  {
    on,
    promise: 'delivery',
    tries: 'an answer to an address that mail does not reach',
    mustNot: 'it is called sent',
    run: async () => {
      await using helper = await assistant({ user: 'agrees' })
      await helper.sandbox.control.undeliverable.set({ '*': 'Mailbox full.' })
      const { text } = await helper.call('reply_to_customer', reply)
      expect(text).not.toContain('"state":"sent"')
      expect(text).toContain('Mailbox full')
    },
  },
  {
    on,
    promise: 'once',
    tries: 'the same note many times at once',
    mustNot: 'it is written twice by calls one after the other',
    run: async (random) => {
      await using helper = await assistant()
      for (let time = 0; time < 2 + random.below(3); time++)
        await helper.call('add_internal_note', { ticket: 8407, text: 'Called the carrier.' })
      expect(helper.audit).toHaveLength(1)
    },
  },
  {
    on,
    promise: 'least',
    tries: 'names of prototypes, other hosts and files as inputs',
    mustNot: 'one of them is found, reached or read',
    run: async (random) => {
      await using helper = await assistant({ tier: 'admin', user: 'agrees' })
      const odd = random.pick(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '../../etc/passwd'])
      for (const [tool, input] of [
        [odd, {}],
        ['run_operation', { name: odd }],
        ['run_operation', { name: 'api', input: { method: 'GET', path: 'https://evil.example/' } }],
        ['run_operation', { name: 'export', input: { list: 'tickets', out: '/tmp/out' } }],
        ['find_tickets', { [odd]: 'x', base_url: 'https://evil.example' }],
        ['read_ticket', { ticket: odd }],
      ] as const) {
        const { answer } = await helper.call(tool, input)
        expect([tool, answer.error?.code]).toEqual([tool, 'usage'])
      }
      expect(helper.audit).toEqual([])
    },
  },
]
