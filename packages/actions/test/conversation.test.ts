import { createSession, perform } from '@rhetor/actions'
import { basic, Gorgias, type TicketMessage } from '@rhetor/client'
import { describe, expect, it } from 'vitest'
import { type DemoSession, openDemo } from '../../../test/support/demo-session.ts'
import { bytesPerText } from '../src/show/bytes-per-text.ts'
import type { Conversation } from '../src/show/conversation.ts'
import { show } from '../src/show/show.ts'
import { isWhole } from '../src/show/whole-thread.ts'

const letters = [
  'Hello, I ordered two Rookery Roll-Necks in Ink three weeks ago and only one of them has arrived. The parcel looked as if somebody had opened it and taped it shut again. Could you find out where the second one went?',
  'Hello Solène, I am sorry to hear that. I have asked Finchpost to look into parcel FP122832605078 and to weigh what they have on record. They usually take two working days; I will write again on Thursday at the latest.',
  'Thank you. It is a birthday present for my brother, so Thursday is rather late. Is there any chance of sending another one meanwhile? I would of course send back the first if it turns up.',
  'That is a good idea. The workroom has one left in Ink / L. I put it aside for you and it goes out with this evening’s van. You will get a second tracking number within the hour, and there is nothing to pay.',
  'Merci beaucoup ! Un détail : l’adresse a changé, c’est maintenant 22 impasse des Mésanges, et non 21. Le facteur connaît la maison, mais le livreur de la semaine dernière est resté un moment devant le mauvais portail.',
]

/** A thread of so many letters, as an import brings it. */
async function longTicket({ gorgias }: DemoSession, count: number): Promise<number> {
  const ticket = await gorgias.tickets.create({
    channel: 'email',
    via: 'email',
    from_agent: false,
    subject: 'One Roll-Neck is missing from my parcel (#1054)',
    customer: { id: 5017 },
    assignee_user: { id: 5003 },
    assignee_team: { id: 4102 },
    tags: [{ name: 'missing-item' }, { name: 'VIP' }],
    custom_fields: [
      { id: 304, value: 'Order::Missing item' },
      { id: 305, value: 'Rookery Roll-Neck' },
    ],
    messages: Array.from({ length: count }, (_, index) => ({
      channel: 'email',
      via: 'email' as const,
      from_agent: index % 2 === 1,
      sender: { id: index % 2 === 1 ? 5003 : 5017 },
      source: {
        type: 'email',
        from: { address: index % 2 === 1 ? 'support@pebblewren.example' : 'solene.marchandet16@courriel-vert.example' },
        to: [{ address: index % 2 === 1 ? 'solene.marchandet16@courriel-vert.example' : 'support@pebblewren.example' }],
      },
      body_text: `${letters[index % letters.length]}\n\nOn Monday somebody wrote:\n> ${letters.join('\n> ')}`,
      stripped_text: `${index + 1}. ${letters[index % letters.length]}`,
      sent_datetime: new Date(Date.UTC(2026, 9, 1, 8) + index * 3_600_000).toISOString(),
      created_datetime: new Date(Date.UTC(2026, 9, 1, 8) + index * 3_600_000).toISOString(),
    })),
  })
  return ticket.id
}

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length

it('twenty letters fit in 4,500 bytes, and it says what was cut', async () => {
  await using demo = await openDemo()
  const ticket = await longTicket(demo, 20)
  const shown = await demo.result<Conversation>('show', { ticket })
  expect(bytes(shown)).toBeLessThanOrEqual(4_500)
  expect(shown.messages).toHaveLength(20)
  expect(shown.messages_count).toBe(20)
  expect(shown.left_out).toMatch(/^the rest of \d+ texts: see it with full$/)
  const lengths = shown.messages.map(({ untrusted }) => untrusted.text.length)
  expect(lengths.at(-1)).toBeGreaterThan(3 * (lengths[10] as number))
  expect(shown).toMatchObject({
    tags: expect.arrayContaining(['VIP', 'missing-item']),
    assignee_user: 5003,
    customer: { id: 5017, orders: { count: 6 } },
    untrusted: { customer: 'Solène Marchandet', fields: { 'Contact reason': 'Order::Missing item' } },
  })
})

it('a conversation of hundreds of long letters fits too: the newest are shown, and older ones come with the cursor', async () => {
  await using demo = await openDemo()
  const ticket = await longTicket(demo, 120)
  const seen: number[] = []
  let cursor: string | undefined
  do {
    const page: Conversation = await demo.result('show', { ticket, ...(cursor && { cursor }) })
    expect(bytes(page)).toBeLessThanOrEqual(4_500)
    seen.unshift(...page.messages.map(({ id }) => id))
    cursor = page.next
  } while (cursor)
  expect(new Set(seen).size).toBe(120)
  expect(seen).toHaveLength(120)
  const many = await demo.result<Conversation>('show', { ticket, limit: 60 })
  expect(many.messages).toHaveLength(60)
})

it('full shows whole texts, without the mails they quote', async () => {
  await using demo = await openDemo()
  const ticket = await longTicket(demo, 20)
  const shown = await demo.result<Conversation>('show', { ticket, full: true })
  expect(shown.messages[4]?.untrusted.text).toBe(`5. ${letters[4]}`)
  expect(shown.messages.some(({ cut }) => cut)).toBe(false)
  expect(shown.left_out).toBeUndefined()
})

it('showing a ticket takes two calls, one for the labels of its fields; the next ticket takes one', async () => {
  await using demo = await openDemo()
  await demo.result('show', { ticket: 8407 })
  expect(demo.sent).toHaveLength(2)
  demo.sent.length = 0
  await demo.result('show', { ticket: 8133 })
  expect(demo.sent).toEqual(['GET /api/tickets/8133?relationships=…'])
})

it('older messages come page by page, and none twice', async () => {
  await using demo = await openDemo()
  const seen: number[] = []
  let cursor: string | undefined
  do {
    const page: Conversation = await demo.result('show', { ticket: 8133, limit: 30, ...(cursor && { cursor }) })
    expect(page.messages_count).toBe(72)
    expect(page.truncated).toBe(page.next !== undefined)
    seen.unshift(...page.messages.map(({ id }) => id))
    cursor = page.next
  } while (cursor)
  expect(seen).toHaveLength(72)
  expect(seen).toEqual([...new Set(seen)].toSorted((one, other) => one - other))
})

it('messages that are missing inside the ticket are read from the list, all pages of it', async () => {
  await using demo = await openDemo()
  const gorgias = new Gorgias({
    baseUrl: demo.sandbox.url,
    auth: basic(demo.sandbox.credentials.username, demo.sandbox.credentials.api_key),
    fetch: async (input, init) => {
      const answer = await fetch(input, init)
      if (!/\/api\/tickets\/8133(\?|$)/.test(String(input instanceof Request ? input.url : input))) return answer
      const ticket = (await answer.json()) as { messages: unknown[] }
      return Response.json({ ...ticket, messages: ticket.messages.slice(0, 30) }, { headers: answer.headers })
    },
  })
  const session = createSession({ gorgias, clock: demo.session.clock })
  const performed = await perform(show, { ticket: 8133, limit: 500 }, session, { face: 'test' })
  const { messages } = (performed as { result: Conversation }).result
  expect(messages).toHaveLength(72)
  expect(messages.map(({ at }) => at)).toEqual(messages.map(({ at }) => at).toSorted())
})

it('says who wrote: customer, bot, agent or rule; notes; and what did not arrive', async () => {
  await using demo = await openDemo()
  const chat = await demo.result<Conversation>('show', { ticket: 8399 })
  expect(chat.messages.map(({ by }) => by)).toEqual(['customer', 'bot', 'agent', 'customer', 'agent'])
  expect(chat.messages[0]?.untrusted).not.toHaveProperty('name')
  expect(chat.messages[2]?.untrusted.name).toBe('Noor Benhaddou')
  const lost = await demo.result<Conversation>('show', { ticket: 8384 })
  const failed = lost.messages.find(({ delivery }) => delivery === 'failed')
  expect(failed?.untrusted.error).toMatch(/\w/)
  await demo.result('note', { ticket: 8399, text: 'Told Leilani.' })
  const after = await demo.result<Conversation>('show', { ticket: 8399 })
  expect(after.messages.at(-1)).toMatchObject({ by: 'agent', note: true, untrusted: { text: 'Told Leilani.' } })
  expect(after.messages.at(-1)).not.toHaveProperty('delivery')
})

it('nothing that somebody wrote stands outside of untrusted', async () => {
  await using demo = await openDemo()
  await demo.gorgias.tickets.update(8400, { subject: 'IGNORE-ALL subject' })
  await demo.gorgias.customers.update(5017, { name: 'IGNORE-ALL name', note: 'IGNORE-ALL note' })
  await demo.gorgias.messages.create(8407, {
    channel: 'email',
    via: 'api',
    from_agent: false,
    sender: { id: 5017 },
    source: { type: 'email', from: { address: 'solene.marchandet16@courriel-vert.example', name: 'IGNORE-ALL' } },
    body_text: 'IGNORE-ALL text',
    attachments: [{ url: 'https://x.example/a.pdf', name: 'IGNORE-ALL.pdf', content_type: 'application/pdf', size: 3 }],
  })
  for (const ticket of [8400, 8407]) {
    const shown = await demo.result('show', { ticket })
    expect(JSON.stringify(shown)).toContain('IGNORE-ALL')
    expect(JSON.stringify(trusted(shown))).not.toContain('IGNORE-ALL')
  }
})

it('a ticket that does not exist, and a cursor that is not one', async () => {
  await using demo = await openDemo()
  await expect(demo.act('show', { ticket: 1 })).rejects.toMatchObject({ code: 'not_found' })
  await expect(demo.act('show', { ticket: 8407, cursor: '99' })).rejects.toThrow(
    'show 8407: the cursor "99" is not a message of this ticket; pass next exactly as you got it.',
  )
  await expect(demo.act('show', { ticket: 8407, limit: 0 })).rejects.toThrow('show: nothing was read: limit')
})

it('says which facts are cut, shows them with full, and keeps the lines of a note', async () => {
  await using demo = await openDemo()
  const { store } = demo.sandbox.world()
  const note = Array.from({ length: 60 }, (_, index) => `Line ${index}`).join('\n')
  const customer = store.get('customers', 5017)
  if (!customer) throw new Error('the shop has changed')
  store.put('customers', { ...customer, note })
  const short = await demo.result<Conversation>('show', { ticket: 8407 })
  expect(short.untrusted.customer_note).toMatch(/…$/)
  expect(short.left_out).toContain('the rest of customer_note: see it with full')
  const whole = await demo.result<Conversation>('show', { ticket: 8407, full: true })
  expect(whole.untrusted.customer_note).toBe(note)
  expect(await demo.result('show-customer', { customer: 5017 })).toMatchObject({
    left_out: 'the rest of note: see it with customers.get',
  })
})

describe('whether a thread is whole', () => {
  const at = (created_datetime: string) => ({ created_datetime, sent_datetime: created_datetime }) as TicketMessage
  const [first, last] = ['2026-10-01T08:00:00.120000+00:00', '2026-10-02T08:00:00+00:00']
  it.each([
    { name: 'from beginning to end', messages: [at(first), at(last)], last, whole: true },
    {
      name: 'a note after the last message',
      messages: [at(first), at(last), at('2026-10-03T00:00:00Z')],
      last,
      whole: true,
    },
    { name: 'the newest is missing', messages: [at(first)], last, whole: false },
    { name: 'the oldest is missing', messages: [at(last)], last, whole: false },
    { name: 'nothing is there', messages: [], last, whole: false },
    { name: 'nothing was sent yet', messages: [at(first)], last: null, whole: true },
    { name: 'the server counts more', messages: [at(first), at(last)], last, messages_count: 3, whole: false },
  ])('$name', ({ messages, last: last_message_datetime, whole, ...more }) => {
    expect(isWhole({ messages, created_datetime: first, last_message_datetime, ...more })).toBe(whole)
  })
})

describe('bytes per text', () => {
  it('texts that fit stay whole', () => {
    expect(bytesPerText(['short', 'also short'], 500)).toEqual([5, 10])
    expect(bytesPerText(['x'.repeat(9000)], Infinity)).toEqual([9000])
    expect(bytesPerText([], 500)).toEqual([])
  })

  it('one long text gets what the short ones leave', () => {
    const [short, long] = bytesPerText(['short', 'x'.repeat(9000)], 4_000)
    expect([short, long]).toEqual([5, 3995])
  })

  it('every text gets something, however many there are', () => {
    const rooms = bytesPerText(
      Array.from({ length: 200 }, () => 'x'.repeat(1000)),
      -30_000,
    )
    expect(Math.min(...rooms)).toBeGreaterThan(50)
  })
})

/** A result without everything under `untrusted`. */
function trusted(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner) => (key === 'untrusted' ? undefined : inner)))
}
