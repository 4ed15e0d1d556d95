import { basic, Gorgias } from '@rhetor/client'
import { operations } from '@rhetor/contract'
import { toolsFor } from '@rhetor/mcp'
import { describe, expect, it } from 'vitest'
import { type Assistant, assistant } from '../../../test/support/assistant.ts'
import { createCutTexts } from '../src/cut-texts.ts'
import { withoutSecrets } from '../src/marks.ts'

const end = 'And this is the end, which must never get lost.'
const long = `${Array.from({ length: 40 }, (_, index) => `Sentence ${index} of a long text that somebody wrote.`).join(' ')} ${end}`

interface Macro {
  readonly id: number
  readonly actions: { readonly arguments: { body_text: string; body_html: string } }[]
}

async function macroOf({ sandbox }: Assistant): Promise<number> {
  const { username, api_key } = sandbox.credentials
  const made = await fetch(`${sandbox.url}/api/macros`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${btoa(`${username}:${api_key}`)}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      name: 'Long',
      actions: [
        {
          name: 'setResponseText',
          title: 'Text',
          type: 'user',
          arguments: { body_text: long, body_html: `<p>${long}</p>` },
        },
      ],
    }),
  })
  return ((await made.json()) as Macro).id
}

const read = async (helper: Assistant, id: number, more: object = {}) =>
  helper.result('run_operation', { name: 'macros.get', input: { id }, ...more })

describe('a text that the assistant has seen only shortened', () => {
  it('says so in its place, with how to read the rest', async () => {
    await using helper = await assistant({ tier: 'admin' })
    const id = await macroOf(helper)
    const { untrusted } = (await read(helper, id)) as { untrusted: Macro }
    const [{ arguments: shown } = { arguments: { body_text: '', body_html: '' } }] = untrusted.actions
    for (const text of [shown.body_text, shown.body_html]) {
      expect(text).toMatch(/⟦\d+ more characters: ask with full⟧$/)
      const missing = Number(/⟦(\d+)/.exec(text)?.[1])
      expect(text.replace(/⟦.*/, '').length + missing).toBeGreaterThanOrEqual(long.length)
    }
  })

  it.each([
    ['as it was shown', (text: string) => text],
    ['without the mark', (text: string) => text.replace(/⟦.*/, '')],
    ['with something added', (text: string) => `${text.replace(/⟦.*/, '')} Best regards`],
    ['up to its last whole sentence', (text: string) => text.replace(/⟦.*/, '').replace(/[^.]*$/, '')],
    ['with lines instead of spaces', (text: string) => text.replace(/⟦.*/, '').replaceAll('. ', '.\n')],
    [
      'with other spaces and markup',
      (text: string) => `<div>${text.replace(/⟦.*/, '').replaceAll('. ', '.</div> <div>')}</div>`,
    ],
    ['with another beginning', (text: string) => `Hello! ${text.replace(/⟦.*/, '').slice(20)}`],
    ['with a word less here and there', (text: string) => text.replace(/⟦.*/, '').replaceAll(/(?<=[1357]) of/g, '')],
    ['with its second half first', (text: string) => `${text.slice(300, 600)} ${text.slice(0, 300)}`],
    ['inside another text', (text: string) => `Hello! ${text.replace(/⟦.*/, '')}… Bye!`],
  ])('is not stored %s', async (_, change) => {
    await using helper = await assistant({ tier: 'admin', user: 'agrees' })
    const id = await macroOf(helper)
    const { untrusted } = (await read(helper, id)) as { untrusted: Macro }
    const actions = untrusted.actions.map((action) => ({
      ...action,
      arguments: { body_text: change(action.arguments.body_text), body_html: change(action.arguments.body_html) },
    }))
    for (const [name, input] of [
      ['macros.update', { id, name: 'Long', actions }],
      ['macros.create', { name: 'Copy', actions }],
      [
        'messages.create',
        {
          ticket_id: 8407,
          channel: 'internal-note',
          via: 'api',
          from_agent: true,
          body_text: actions[0]?.arguments.body_text,
        },
      ],
    ] as const) {
      const { answer } = await helper.call('run_operation', { name, input })
      expect(answer.error?.message).toContain('seen only shortened')
    }
    const note = await helper.call('add_internal_note', { ticket: 8407, text: actions[0]?.arguments.body_text })
    expect(note.answer.error?.message).toContain('seen only shortened')
    expect(helper.audit).toEqual([])
  })

  it('is stored once it was read whole, changed or not', async () => {
    await using helper = await assistant({ tier: 'admin', user: 'agrees' })
    const id = await macroOf(helper)
    await read(helper, id)
    const { untrusted } = (await read(helper, id, { full: true })) as { untrusted: Macro }
    const [{ arguments: whole } = { arguments: { body_text: '', body_html: '' } }] = untrusted.actions
    expect(whole.body_text).toBe(long)
    const actions = [
      {
        name: 'setResponseText',
        title: 'Text',
        type: 'user',
        arguments: { ...whole, body_text: whole.body_text.replace(end, 'Goodbye.') },
      },
    ]
    await helper.result('run_operation', { name: 'macros.update', input: { id, name: 'Long', actions } })
    const stored = helper.sandbox.world().store.get('macros', id) as unknown as Macro
    expect(stored.actions[0]?.arguments.body_text).toBe(long.replace(end, 'Goodbye.'))
  })

  it('whose sentences repeat is recognised too', async () => {
    await using helper = await assistant({ tier: 'admin', user: 'agrees' })
    const text = `${'The same sentence again and again. '.repeat(50)}The end.`
    const { message_id: id } = await helper.result('add_internal_note', { ticket: 8407, text })
    const shown = await helper.result('run_operation', { name: 'messages.get', input: { ticket_id: 8407, id } })
    const { body_text } = shown['untrusted'] as { body_text: string }
    const { answer } = await helper.call('add_internal_note', { ticket: 8405, text: body_text.replace(/⟦.*/s, '') })
    expect(answer.error?.message).toContain('seen only shortened')
  })

  it('in a conversation or a customer is not stored either, until it was read whole', async () => {
    await using helper = await assistant({ tier: 'admin', user: 'agrees' })
    const { store } = helper.sandbox.world()
    const customer = store.get('customers', 5017)
    if (!customer) throw new Error('the shop has changed')
    store.put('customers', { ...customer, note: long })
    const { untrusted } = (await helper.result('read_customer', { customer: 5017 })) as { untrusted: { note: string } }
    expect(untrusted.note).toMatch(/…$/)
    for (const note of [untrusted.note, untrusted.note.slice(0, -1), `${untrusted.note.slice(0, -1)}\n`]) {
      const { answer } = await helper.call('run_operation', { name: 'customers.update', input: { id: 5017, note } })
      expect(answer.error?.message).toContain('seen only shortened')
    }
    await helper.result('run_operation', { name: 'customers.get', input: { id: 5017 }, full: true })
    await helper.result('run_operation', { name: 'customers.update', input: { id: 5017, note: `${long} Seen.` } })
    expect(store.get('customers', 5017)?.note).toBe(`${long} Seen.`)
    await helper.result('add_internal_note', { ticket: 8407, text: long.repeat(4) })
    const read = (await helper.result('read_ticket', { ticket: 8407 })) as {
      messages: { cut?: true; untrusted: { text: string } }[]
    }
    const shown = read.messages.find(({ cut }) => cut)?.untrusted.text as string
    const { answer } = await helper.call('add_internal_note', { ticket: 8405, text: shown.slice(0, -1) })
    expect(answer.error?.message).toContain('seen only shortened')
  })

  it('in many parts is whole only when the last of them was read', async () => {
    await using helper = await assistant({ tier: 'admin', user: 'agrees' })
    const text = `${Array.from({ length: 1_500 }, (_, index) => `Sentence ${index} of a very long text.`).join(' ')} ${end}`
    const { store } = helper.sandbox.world()
    const customer = store.get('customers', 5017)
    if (!customer) throw new Error('the shop has changed')
    store.put('customers', { ...customer, note: text })
    const get = (more: object) =>
      helper.result('run_operation', { name: 'customers.get', input: { id: 5017 }, ...more })
    const { note } = (await get({}))['untrusted'] as { note: string }
    const update = () =>
      helper.call('run_operation', { name: 'customers.update', input: { id: 5017, note: note.replace(/⟦.*/, '') } })
    const parts = Number(/of (\d+)/.exec(String((await get({ full: true }))['part']))?.[1])
    expect(parts).toBeGreaterThan(2)
    for (let part = 2; part <= parts; part++) {
      expect((await update()).answer.error?.message).toContain('seen only shortened')
      await get({ full: true, part })
    }
    await helper.result('run_operation', { name: 'customers.update', input: { id: 5017, note: `${text} Seen.` } })
  })

  it('that the assistant wrote itself can be changed in any place', async () => {
    await using helper = await assistant({ tier: 'admin', user: 'agrees' })
    const actions = (text: string) => [
      {
        name: 'setResponseText',
        title: 'Text',
        type: 'user',
        arguments: { body_text: text, body_html: `<p>${text}</p>` },
      },
    ]
    const run = (name: string, input: object) => helper.result('run_operation', { name, input })
    const { untrusted } = (await run('macros.create', { name: 'Mine', actions: actions(long) })) as { untrusted: Macro }
    await run('macros.list', { limit: 30 })
    // in a part that was not shown
    const edited = `${long.slice(0, 640)} word ${long.slice(640)}`
    await run('macros.update', { id: untrusted.id, name: 'Mine', actions: actions(edited) })
    const dashes = `Hello ${'-'.repeat(700)} end`
    await run('macros.update', { id: untrusted.id, name: 'Mine', actions: actions(dashes) })
    await helper.result('add_internal_note', { ticket: 8407, text: `A line: ${'-'.repeat(90)}` })
    // a customer cannot stop notes with blanks
    const { store } = helper.sandbox.world()
    const customer = store.get('customers', 5017)
    if (customer) store.put('customers', { ...customer, note: `${' '.repeat(640)}x` })
    await run('customers.get', { id: 5017 })
    await helper.result('add_internal_note', { ticket: 8407, text: `Blanks:${' '.repeat(90)}here` })
  })

  it('is remembered however many others are read after it', async () => {
    await using helper = await assistant({ tier: 'admin', user: 'agrees' })
    const id = await macroOf(helper)
    const { untrusted } = (await read(helper, id)) as { untrusted: Macro }
    const { store } = helper.sandbox.world()
    const customer = store.get('customers', 5017)
    if (!customer) throw new Error('the shop has changed')
    const data = Array.from({ length: 1_100 }, (_, index) => `${index} is a long text of its own kind. `.repeat(20))
    await helper.result('run_operation', { name: 'customers.update', input: { id: 5154, meta: { data } } })
    await helper.result('run_operation', { name: 'customers.get', input: { id: 5154 } })
    const text = untrusted.actions[0]?.arguments.body_text.replace(/⟦.*/, '')
    const { answer } = await helper.call('add_internal_note', { ticket: 8407, text })
    expect(answer.error?.message).toContain('seen only shortened')
  })

  it('of others is no obstacle to other texts about the same', async () => {
    await using helper = await assistant({ tier: 'admin', user: 'agrees' })
    const { store } = helper.sandbox.world()
    const policy =
      'Dear customer, thank you for writing to us about your order. You may send back every item within thirty days, as long as it was not used and is in its box. We pay the way back if the item arrived broken or if we sent the wrong one; in all other cases the label costs four dollars, which we take from what you get back. Please write the number of your order on the outside of the parcel, since we cannot find it otherwise. Once the parcel has arrived, it takes up to five days until the money is on its way, and your bank may need some days more. Kind regards, the shop. P.S. Gift cards cannot be sent back.'
    store.put('customers', { ...store.get('customers', 5017), note: policy.repeat(2) } as never)
    await helper.result('run_operation', { name: 'customers.get', input: { id: 5017 } })
    const answer =
      'Dear customer, thank you for writing to us about your order. I am sorry that the cup arrived broken. We pay the way back, of course: the label is attached. Please write the number of your order on the outside of the parcel. Once the parcel has arrived, your new cup is on its way. Kind regards, the shop.'
    await helper.result('add_internal_note', { ticket: 8407, text: answer })
  })

  it('of others is no obstacle to a short answer', async () => {
    await using helper = await assistant({ tier: 'admin', user: 'agrees' })
    await read(helper, await macroOf(helper))
    await helper.result('add_internal_note', { ticket: 8407, text: 'Sentence 1 of a long text' })
  })
})

it.each([
  ['<', '<'.repeat(1_000_000)],
  ['spaces', ' '.repeat(1_000_000)],
  ['< far from its >', `${'<'.repeat(1_000_000)}>`],
  ['signs of an address', `https://?${'key-'.repeat(250_000)}`],
  ['the beginning of what was shown, again and again', `${'abcdefghij'.repeat(100_000)}THE-END`],
])('a text of a million characters is looked through in one pass: %s', (_, text) => {
  const cutTexts = createCutTexts()
  cutTexts.remember({ shown: 'abcdefghij'.repeat(60), end: 'THE-END', whole: undefined })
  const start = performance.now()
  cutTexts.refuse({ text: `a${text}b` })
  withoutSecrets({ text })
  expect(performance.now() - start).toBeLessThan(2_000)
})

describe('a field that the assistant has seen only in part', () => {
  const names = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => ({ name: `tag ${from + index}` }))
  const run = (helper: Assistant, name: string, input: object, more: object = {}) =>
    helper.call('run_operation', { name, input, ...more })
  async function readWhole(helper: Assistant, name: string, input: object): Promise<number> {
    const first = await helper.result('run_operation', { name, input, full: true })
    const parts = Number(/of (\d+)/.exec(String(first['part']))?.[1] ?? 1)
    for (let part = 2; part <= parts; part++) await helper.result('run_operation', { name, input, full: true, part })
    return parts
  }
  // what somebody else does meanwhile
  async function direct({ sandbox }: Assistant, path: string, body?: object) {
    const { username, api_key } = sandbox.credentials
    const answer = await fetch(`${sandbox.url}/api${path}`, {
      method: body ? 'PUT' : 'GET',
      headers: { authorization: `Basic ${btoa(`${username}:${api_key}`)}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    return (await answer.json()) as Record<string, unknown[]>
  }
  const tagsOf = async (helper: Assistant, id: number) => (await direct(helper, `/tickets/${id}`))['tags']?.length

  it('is not written without the rest: tags of a ticket', async () => {
    await using helper = await assistant({ tier: 'admin', user: 'agrees' })
    const id = 8407
    await direct(helper, `/tickets/${id}`, { tags: names(0, 300) })
    expect(await tagsOf(helper, id)).toBe(300)
    const shown = (await helper.result('run_operation', { name: 'tickets.get', input: { id } })) as {
      untrusted: { tags: { name: string }[] }
    }
    expect(shown.untrusted.tags.length).toBeLessThan(300)
    for (const [name, input] of [
      ['tickets.update', { id, tags: [...names(0, 1), { name: 'vip' }] }],
      ['tickets.setTags', { ticket_id: id, names: ['tag 0', 'vip'] }],
      ['jobs.create', { type: 'updateTicket', params: { ticket_ids: [id], updates: { tags: ['vip'] } } }],
    ] as const) {
      const { answer } = await run(helper, name, input)
      expect([name, answer.error?.message]).toEqual([
        name,
        expect.stringContaining('tags of tickets/8407 was seen only'),
      ])
    }
    expect(await tagsOf(helper, id)).toBe(300)
    // what only adds, and what changes another field or another ticket, loses nothing
    await helper.result('run_operation', { name: 'tickets.addTags', input: { ticket_id: id, names: ['tag 1'] } })
    await helper.result('run_operation', { name: 'tickets.update', input: { id, priority: 'high' } })
    await helper.result('run_operation', { name: 'tickets.update', input: { id: 8406, tags: names(0, 2) } })
    expect(await readWhole(helper, 'tickets.get', { id })).toBeGreaterThan(1)
    await helper.result('run_operation', { name: 'tickets.update', input: { id, tags: names(0, 2) } })
    expect(await tagsOf(helper, id)).toBe(2)
  })

  it('is not written without the rest: a text with any edit, a list, and an object inside', async () => {
    await using helper = await assistant({ tier: 'admin', user: 'agrees' })
    const id = await macroOf(helper)
    const { untrusted } = (await read(helper, id)) as { untrusted: Macro }
    const base = untrusted.actions[0]?.arguments.body_text.replace(/⟦.*/, '') ?? ''
    for (const text of ['Something else', base.slice(60), `New words. ${base.slice(40, 200)} and ${base.slice(210)}`]) {
      const actions = [
        { name: 'setResponseText', title: 'x', type: 'user', arguments: { body_text: text, body_html: text } },
      ]
      const { answer } = await run(helper, 'macros.update', { id, name: 'Long', actions })
      expect(answer.error?.message).toContain('seen only shortened')
    }
    const data = { list: Array.from({ length: 3_000 }, (_, index) => index), deep: { text: long } }
    await helper.result('run_operation', {
      name: 'customers.setData',
      input: { customer_id: 5154, data, version: '2026-11-20T10:00:00Z' },
    })
    await helper.result('run_operation', { name: 'customers.get', input: { id: 5154 } })
    const { answer } = await run(helper, 'customers.setData', {
      customer_id: 5154,
      data: { list: [] },
      version: '2026-11-21T10:00:00Z',
    })
    expect(answer.error?.message).toContain('external_data of customers/5154 was seen only shortened')
  })

  it('may be written by an assistant that wrote it itself, until somebody else changes it', async () => {
    await using helper = await assistant({ tier: 'admin', user: 'agrees' })
    const actions = (text: string) => [
      { name: 'setResponseText', title: 'x', type: 'user', arguments: { body_text: text, body_html: text } },
    ]
    const made = await helper.result('run_operation', {
      name: 'macros.create',
      input: { name: 'Mine', actions: actions(long) },
    })
    const { id } = made['untrusted'] as { id: number }
    const update = (text: string) => run(helper, 'macros.update', { id, name: 'Mine', actions: actions(text) })
    await read(helper, id)
    expect((await update('Short now')).answer.error).toBeUndefined()
    expect((await update(long)).answer.error).toBeUndefined()
    const { store } = helper.sandbox.world()
    store.put('macros', { ...store.get('macros', id), actions: actions(`${long} ${long}`) } as never)
    await read(helper, id)
    expect((await update('Short again')).answer.error?.message).toContain('actions of macros')
    expect(await readWhole(helper, 'macros.get', { id })).toBe(1)
    expect((await update('Short again')).answer.error).toBeUndefined()
  })

  it('inside another object counts for the object that it belongs to', async () => {
    await using helper = await assistant({ tier: 'admin', user: 'agrees' })
    const customer = 5154
    const { data } = await direct(helper, `/tickets?customer_id=${customer}`)
    const [{ id }] = data as [{ id: number }]
    await direct(helper, `/customers/${customer}`, { note: long })
    await helper.result('run_operation', { name: 'tickets.get', input: { id } })
    const { answer } = await run(helper, 'customers.update', { id: customer, note: 'VIP' })
    expect(answer.error?.message).toContain(`note of customers/${customer} was seen only shortened`)
    await helper.result('run_operation', { name: 'tickets.update', input: { id, customer: { id: customer } } })
  })
})

describe('a note that read_ticket or read_customer shortened', () => {
  const notes = {
    Japanese:
      '重要：このお客様は割れ物の配送で二回問題がありました。必ず緩衝材を二重にしてください。電話は午後六時以降のみ。'.repeat(
        4,
      ),
    Russian: 'Постоянный клиент с 2015 года. Всегда отправлять курьером, не почтой. Звонить после шести. '.repeat(5),
    English: long,
  }
  it.each(Object.entries(notes))('is not stored without its end: %s', async (_, note) => {
    for (const [tool, input] of [
      ['read_ticket', { ticket: 8407 }],
      ['read_customer', { customer: 5017 }],
    ] as const) {
      await using helper = await assistant({ tier: 'support', user: 'agrees' })
      const { store } = helper.sandbox.world()
      store.put('customers', { ...store.get('customers', 5017), note } as never)
      const read = (await helper.result(tool, input)) as { untrusted: { note?: string; customer_note?: string } }
      const shown = (read.untrusted.note ?? read.untrusted.customer_note ?? '').replace('…', '')
      expect(shown.length).toBeLessThan(note.length)
      const update = (text: string) =>
        helper.call('run_operation', { name: 'customers.update', input: { id: 5017, note: text } })
      for (const text of [`${shown} (VIP)`, `VIP. ${shown.slice(3)}`, 'VIP'])
        expect((await update(text)).answer.error?.message).toContain('seen only shortened')
      // and no copy of it is made elsewhere
      const copied = await helper.call('add_internal_note', { ticket: 8405, text: shown })
      expect(copied.answer.error?.message).toContain('seen only shortened')
      await helper.result('run_operation', { name: 'customers.get', input: { id: 5017 }, full: true })
      expect((await update('VIP')).answer.error).toBeUndefined()
    }
  })

  it('does not block writing a ticket, and shortened excerpts in lists block nothing', async () => {
    await using helper = await assistant({ tier: 'support', user: 'agrees' })
    const { store } = helper.sandbox.world()
    store.put('customers', { ...store.get('customers', 5017), note: long } as never)
    await helper.result('read_ticket', { ticket: 8407 })
    await helper.result('find_tickets', { limit: 30 })
    await helper.result('update_ticket', { tickets: [8407], subject: 'Another subject' })
    await helper.result('run_operation', { name: 'tickets.update', input: { id: 8407, subject: 'Yet another' } })
  })
})

describe('an address with a secret in it', () => {
  it('is shown without the secret, and cannot be written back without it', async () => {
    await using helper = await assistant({ tier: 'admin', user: 'agrees' })
    const { store } = helper.sandbox.world()
    const made = store.select('integrations').find(({ type }) => type === 'http')
    if (!made?.http) throw new Error('the shop has changed')
    const url = 'https://user:hunter2pw@hooks.example/in?key=SEKRETQUERY&ticket={{ticket.id}}'
    store.put('integrations', { ...made, http: { ...made.http, url } } as never)
    for (const input of [{ id: made.id }, { id: made.id, full: true }]) {
      const { text } = await helper.call('run_operation', {
        name: 'integrations.get',
        input: { id: input.id },
        full: 'full' in input,
      })
      expect(text).toContain('hooks.example')
      expect(text).not.toMatch(/hunter2pw|SEKRETQUERY/)
    }
    const read = await helper.result('run_operation', { name: 'integrations.get', input: { id: made.id } })
    const { http } = read['untrusted'] as { http: { url: string } }
    const { answer } = await helper.call('run_operation', {
      name: 'integrations.update',
      input: { id: made.id, name: 'x', http: { url: http.url } },
    })
    expect(answer.error?.message).toContain('was hidden from you')
  })
})

it('a password or key in a header or a field is not shown in any tier, and what stands for it is not written back', async () => {
  await using helper = await assistant({ tier: 'admin', user: 'agrees' })
  const { store } = helper.sandbox.world()
  const headers = [
    { key: 'Authorization', value: 'Bearer SEKRET1' },
    { name: 'X-Api-Key', value: 'SEKRET2' },
    { key: 'Accept', value: 'text/html' },
  ]
  const macro = store.select('macros')[0]
  const actions = [
    { type: 'user', name: 'http', title: 'x', arguments: { url: 'https://x.example', method: 'GET', headers } },
  ]
  store.put('macros', { ...macro, actions } as never)
  const hook = store.select('integrations').find(({ type }) => type === 'http')
  if (!macro || !hook?.http) throw new Error('the shop has changed')
  store.put('integrations', { ...hook, http: { ...hook.http, form: { password: 'SEKRET3', topic: 'tea' } } } as never)
  for (const full of [false, true]) {
    const read = await helper.call('run_operation', { name: 'macros.get', input: { id: macro.id }, full })
    expect(read.text).not.toMatch(/SEKRET/)
    expect(read.text).toContain('text/html')
    const input = { id: hook.id }
    const hooked = await helper.call('run_operation', { name: 'integrations.get', input, full })
    expect(hooked.text).not.toMatch(/SEKRET/)
    expect(hooked.text).toContain('tea')
    const { untrusted } = read.answer.result as { untrusted: { actions: unknown } }
    const { answer } = await helper.call('run_operation', {
      name: 'macros.update',
      input: { id: macro.id, name: 'x', actions: untrusted.actions },
    })
    expect(answer.error?.message).toContain('was hidden from you')
  }
  const users = await helper.call('run_operation', { name: 'users.list', input: {}, full: true })
  expect(users.text).not.toContain('"has_password":"')
})

describe('an answer', () => {
  it('requested in full comes in parts that add up to the complete answer', async () => {
    await using helper = await assistant({ tier: 'admin' })
    const texts: string[] = []
    let last: Record<string, unknown> = {}
    for (let part = 1; part < 50; part++) {
      const { text, answer } = await helper.call('run_operation', {
        name: 'tickets.list',
        input: { limit: 100 },
        full: true,
        part,
      })
      expect(Buffer.byteLength(text)).toBeLessThan(30_000)
      last = answer.result ?? {}
      texts.push((last['untrusted'] as { json: string }).json)
      if (!String(last['left_out']).includes('ask with full and part')) break
    }
    expect(texts.length).toBeGreaterThan(3)
    expect(last).toMatchObject({ truncated: true, next: expect.any(String) })
    const { items } = JSON.parse(texts.join('')) as { items: unknown[] }
    expect(items).toHaveLength(100)
    const { answer } = await helper.call('run_operation', {
      name: 'tickets.list',
      input: { limit: 100 },
      full: true,
      part: 99,
    })
    expect(answer.error?.message).toContain('there is no part 99')
  })

  it('names every field that it leaves out', async () => {
    await using helper = await assistant({ tier: 'admin' })
    for (const [name, input] of [
      ['tickets.get', { id: 8407 }],
      ['rules.list', { limit: 3 }],
      ['users.list', {}],
      ['macros.list', { limit: 5 }],
    ] as const) {
      const short = await helper.result('run_operation', { name, input })
      const parts: string[] = []
      let whole = await helper.result('run_operation', { name, input, full: true })
      const jsonOf = () => (whole['untrusted'] as { json?: string }).json
      while (jsonOf() !== undefined) {
        parts.push(jsonOf() as string)
        if (!String(whole['left_out']).includes('part')) break
        whole = await helper.result('run_operation', { name, input, full: true, part: parts.length + 1 })
      }
      const all = parts.length > 0 ? JSON.parse(parts.join('')) : whole['untrusted']
      const said = String(short['left_out'] ?? '')
      const shown = JSON.stringify(short['untrusted'])
      for (const key of keysIn(all)) {
        if (!shown.includes(`"${key}":`) && !/⟦\d+ more (fields|items)/.test(shown))
          expect([name, key, said]).toEqual([
            name,
            key,
            expect.stringMatching(new RegExp(`\\b${key}\\b|null|oldest|items of this page`)),
          ])
      }
    }
  })
})

function keysIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = Array.isArray(value) ? [] : Object.keys(value)
  return [...own, ...Object.values(value).flatMap(keysIn)]
}

describe('the schema of an input', () => {
  it('says where null is allowed', () => {
    const tools = toolsFor({ accounts: ['acme'], tier: 'support' })
    const update = tools.find(({ name }) => name === 'update_ticket')?.listed['inputSchema'] as {
      properties: Record<string, { type?: unknown }>
    }
    expect(JSON.stringify(update.properties['assignee_team'])).toContain('"null"')
    expect(JSON.stringify(update.properties['assignee_user'])).toContain('"null"')
  })
})

describe('size limits', () => {
  it.each(['read', 'support', 'admin'] as const)(
    'the list of tools fits in 20,000 bytes with many accounts in tier %s',
    (tier) => {
      const accounts = Array.from({ length: 12 }, (_, index) => `shop-of-the-region-${index}`)
      const listed = toolsFor({ accounts, tier }).map((tool) => tool.listed)
      expect(Buffer.byteLength(JSON.stringify({ tools: listed }))).toBeLessThanOrEqual(20_000)
    },
  )

  it('find_operation answers in 6,000 bytes, whatever is asked', async () => {
    await using helper = await assistant({ tier: 'admin' })
    const queries = [
      ...operations.map(({ name }) => name),
      'a',
      'ticket',
      'report statistics',
      'create',
      'list all',
      'users timezone',
      'tickets.create messages',
      'reporting.query query',
    ]
    for (const query of queries) {
      const { text } = await helper.call('find_operation', { query })
      expect([query, Buffer.byteLength(text) <= 6_000]).toEqual([query, true])
    }
  })

  it('a field whose schema was shortened can be asked for', async () => {
    await using helper = await assistant({ tier: 'admin' })
    const found = (await helper.result('find_operation', { query: 'tickets.create messages' })) as {
      operations: { name: string; input: Record<string, unknown> }[]
    }
    expect(found.operations).toHaveLength(1)
    expect(JSON.stringify(found.operations[0]?.input['messages'])).toContain('body_text')
  })

  it('what destroys is never before what reads, and what another tier has is named', async () => {
    for (const tier of ['support', 'admin'] as const) {
      await using helper = await assistant({ tier })
      for (const query of ['delete a tag', 'tags', 'remove customer', 'merge', 'users', 'rules', 'macro archive']) {
        const { operations: found, not_here } = (await helper.result('find_operation', { query })) as {
          operations: { effect: string }[]
          not_here?: string[]
        }
        const effects = found.map(({ effect }) => effect)
        const firstDestroying = effects.indexOf('destroy')
        if (firstDestroying !== -1) expect(effects.slice(firstDestroying)).not.toContain('read')
        if (tier === 'support' && query === 'delete a tag')
          expect(not_here?.join()).toContain('tags.delete (tier admin)')
      }
    }
  })

  it('an answer without full fits, whatever an object holds, and says in its place what is missing', async () => {
    await using helper = await assistant({ tier: 'admin', user: 'agrees' })
    const { store } = helper.sandbox.world()
    const set = (data: unknown) =>
      helper.result('run_operation', { name: 'customers.update', input: { id: 5154, meta: data } })
    const text = 'a text of some length '.repeat(25)
    const holdings = {
      keys: Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`key${index}`, text])),
      nested: { list: Array.from({ length: 2_000 }, () => text) },
      deep: {
        one: {
          two: { three: Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`k${index}`, [text, text]])) },
        },
      },
    }
    for (const [name, data] of Object.entries(holdings)) {
      await set(data)
      const { text: answer } = await helper.call('run_operation', { name: 'customers.get', input: { id: 5154 } })
      expect([name, Buffer.byteLength(answer) <= 13_500]).toEqual([name, true])
      expect(answer).toMatch(/⟦\d+ more (characters|items|fields): ask with full⟧/)
    }
    const message = store.select('messages').find(({ ticket_id }) => ticket_id === 8407)
    const file = {
      name: 'a.pdf',
      url: 'https://x.example/a.pdf',
      size: 5,
      content_type: 'application/pdf',
      public: false,
    }
    if (message) store.put('messages', { ...message, attachments: Array.from({ length: 1_000 }, () => file) } as never)
    const listed = await helper.call('run_operation', { name: 'messages.list', input: { ticket_id: 8407 } })
    expect(Buffer.byteLength(listed.text)).toBeLessThan(13_500)
    expect(listed.text).toContain('more items: ask with full')
    // and what says that something is missing is not stored
    const update = {
      name: 'customers.update',
      input: { id: 5017, meta: { list: [text, '⟦5 more items: ask with full⟧'] } },
    }
    expect((await helper.call('run_operation', update)).answer.error?.message).toContain('seen only shortened')
  })

  it('a copy of shortened HTML with hardly any words is recognised by its markup', async () => {
    await using helper = await assistant({ tier: 'admin' })
    const { username, api_key } = helper.sandbox.credentials
    const colleague = new Gorgias({ baseUrl: helper.sandbox.url, auth: basic(username, api_key) })
    const cells = Array.from(
      { length: 90 },
      (_, index) => `<td style="padding:${index}px;color:#${100_000 + index}">${index}</td>`,
    )
    const body_html = `<table><tr>${cells.join('')}</tr></table><p>The end.</p>`
    const actions = (html: string) => [
      {
        type: 'user',
        name: 'setResponseText',
        title: 'x',
        arguments: { body_text: 'See the table.', body_html: html },
      },
    ]
    const { id } = await colleague.macros.create({ name: 'Table', actions: actions(body_html) } as never)
    const { untrusted } = (await read(helper, id)) as { untrusted: Macro }
    const shown = untrusted.actions[0]?.arguments.body_html?.replace(/⟦.*/, '') ?? ''
    expect(shown.length).toBeGreaterThan(500)
    const copy = `${shown.slice(0, shown.lastIndexOf('<'))}</tr></table>`
    const { answer } = await helper.call('run_operation', {
      name: 'macros.create',
      input: { name: 'Copy', actions: actions(copy) },
    })
    expect(answer.error?.message).toContain('seen only shortened')
  })

  it('tags and edited notes that an earlier session has read shortened are not stored without the rest', async () => {
    await using helper = await assistant({ tier: 'support' })
    const { username, api_key } = helper.sandbox.credentials
    const colleague = new Gorgias({ baseUrl: helper.sandbox.url, auth: basic(username, api_key) })
    const tags = Array.from({ length: 60 }, (_, index) => ({ name: `a tag with a rather long name ${index}` }))
    await colleague.tickets.update(8407, { tags })
    const words = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, index) => `fact ${from + index}`).join(', ')
    await colleague.customers.update(5017, { note: words(0, 80) })
    const run = async (name: string, input: object) =>
      (await helper.call('run_operation', { name, input })).answer.error?.message
    const lost = expect.stringContaining('holds more now than was given')
    expect(await run('tickets.update', { id: 8407, tags: [...tags.slice(0, 20), { name: 'vip' }] })).toEqual(lost)
    expect(
      await run('tickets.setTags', { ticket_id: 8407, names: [...tags.slice(0, 20).map(({ name }) => name), 'VIP'] }),
    ).toEqual(lost)
    const asJson = JSON.stringify(tags.slice(0, 20))
    expect(await run('tickets.update', { id: 8407, tags: asJson })).toEqual(lost)
    expect(await run('customers.update', { id: 5017, note: `New: called today. ${words(0, 30)}` })).toEqual(lost)
    expect(await run('customers.update', { id: 5017, note: `${words(0, 80)}. Called today.` })).toBeUndefined()
    expect(
      await run('customers.update', {
        id: 5017,
        note: `A new note, with nothing of the one before, of some length. ${words(900, 905)}`,
      }),
    ).toBeUndefined()
  })

  it('tags and notes that a resource showed only in part are not written either', async () => {
    await using helper = await assistant({ tier: 'support' })
    const { username, api_key } = helper.sandbox.credentials
    const colleague = new Gorgias({ baseUrl: helper.sandbox.url, auth: basic(username, api_key) })
    const tags = Array.from({ length: 300 }, (_, index) => ({ name: `a tag with a rather long name ${index}` }))
    await colleague.tickets.update(8407, { tags })
    await helper.client.readResource({ uri: 'gorgias://ticket/8407' })
    const { answer } = await helper.call('run_operation', {
      name: 'tickets.update',
      input: { id: 8407, tags: tags.slice(0, 80) },
    })
    expect(answer.error?.message).toContain('tags of tickets/8407 was seen only shortened')
  })

  it('a custom field that a list showed only in part is not written until it was read whole', async () => {
    await using helper = await assistant({ tier: 'support', user: 'agrees' })
    const { username, api_key } = helper.sandbox.credentials
    const colleague = new Gorgias({ baseUrl: helper.sandbox.url, auth: basic(username, api_key) })
    const field = await colleague.customFields.create({
      object_type: 'Customer',
      label: 'What happened',
      definition: { data_type: 'text', input_settings: { input_type: 'input' } },
    })
    const run = (name: string, input: object, more: object = {}) =>
      helper.call('run_operation', { name, input: { customer_id: 5017, ...input }, ...more })
    const value = 'One thing after another was said about this customer. '.repeat(30)
    await colleague.customers.setCustomField({ customer_id: 5017, id: field.id }, value)
    const listed = await run('customers.listCustomFields', {})
    expect(listed.text).toContain('more characters')
    const write = { id: field.id, body: 'Something else, and quite short' }
    const refused = await run('customers.setCustomField', write)
    expect(refused.answer.error?.message).toContain('was seen only shortened')
    await run('customers.listCustomFields', {}, { full: true })
    expect((await run('customers.setCustomField', write)).answer.error).toBeUndefined()
  })

  it('a text that an earlier session has read shortened is not stored without its end', async () => {
    await using helper = await assistant()
    const { store } = helper.sandbox.world()
    const note = `${'note '.repeat(500)}END`
    const customer = store.get('customers', 5017)
    if (!customer) throw new Error('the shop has changed')
    store.put('customers', { ...customer, note })
    const update = (text: string) =>
      helper.call('run_operation', { name: 'customers.update', input: { id: 5017, note: text } })
    for (const text of [note.slice(0, 600), `${note.slice(0, 300)}…`, note.slice(0, 100).replaceAll(' ', '\n')])
      expect((await update(text)).answer.error?.message).toContain('holds more now than was given')
    expect(store.get('customers', 5017)?.note).toBe(note)
    await helper.call('run_operation', { name: 'customers.get', input: { id: 5017 }, full: true })
    expect((await update(note.slice(0, 600))).answer.error).toBeUndefined()
    expect(store.get('customers', 5017)?.note).toBe(note.slice(0, 600))
  })

  it('a ticket with hundreds of tags fits in 5,000 bytes, says how many are missing, and does not lose them', async () => {
    await using helper = await assistant({ tier: 'support', user: 'agrees' })
    const tags = Array.from({ length: 200 }, (_, index) => ({ name: `a tag with a rather long name, number ${index}` }))
    await helper.result('run_operation', { name: 'tickets.update', input: { id: 8407, tags } })
    const { text, answer } = await helper.call('read_ticket', { ticket: 8407 })
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(5_000)
    const { more_tags: more, left_out } = answer.result as { more_tags: number; left_out: string }
    expect(more).toBeGreaterThan(100)
    expect(left_out).toContain(`${more} more tags: see them with full`)
    const found = await helper.call('find_tickets', { ids: [8407] })
    expect(Buffer.byteLength(found.text)).toBeLessThan(2_000)
    expect(found.text).toMatch(/"more_tags":1\d\d/)
    const update = { name: 'tickets.update', input: { id: 8407, tags: [{ name: 'vip' }] } }
    const refused = await helper.call('run_operation', update)
    expect(refused.answer.error?.message).toContain('tags of tickets/8407 was seen only shortened')
    const whole = await helper.call('read_ticket', { ticket: 8407, full: true })
    expect(whole.text).toContain('number 199')
    await helper.result('run_operation', update)
  })

  it('a customer with hundreds of addresses fits in 5,000 bytes, and says how many are missing', async () => {
    await using helper = await assistant({ tier: 'admin', user: 'agrees' })
    const channels = Array.from({ length: 200 }, (_, index) => ({
      type: 'email',
      address: `${'x'.repeat(50)}${index}@example.com`,
      preferred: false,
    }))
    await helper.result('run_operation', { name: 'customers.update', input: { id: 5017, channels } })
    const { text, answer } = await helper.call('read_customer', { customer: 5017 })
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(5_000)
    expect(answer.result?.['left_out']).toMatch(/1\d\d more addresses: see them with customers.get/)
  })

  it('a tag that does not exist is not repeated whole, nor are hundreds of them', async () => {
    await using helper = await assistant({ tier: 'support', user: 'agrees' })
    for (const add_tags of [['y'.repeat(50_000)], Array.from({ length: 300 }, (_, index) => `no such tag ${index}`)]) {
      const { text, isError } = await helper.call('update_ticket', { tickets: [8407], add_tags })
      expect(isError).toBe(true)
      expect(Buffer.byteLength(text)).toBeLessThan(3_000)
    }
  })

  it('a conversation with hundreds of attachments fits in 5,000 bytes, and says how many there are', async () => {
    await using helper = await assistant()
    const { store } = helper.sandbox.world()
    const mine = store.select('messages').filter(({ ticket_id }) => ticket_id === 8407)
    for (const message of mine) {
      const file = {
        name: `${'a very long name of a file '.repeat(6)}.pdf`,
        url: 'https://x.example/a.pdf',
        size: 5,
        content_type: `application/${'x'.repeat(200)}`,
        public: false,
      }
      store.put('messages', { ...message, attachments: Array.from({ length: 120 }, () => file) } as never)
    }
    const { text, answer } = await helper.call('read_ticket', { ticket: 8407 })
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(5_000)
    expect(answer.result?.['left_out']).toMatch(/\d+ files: see them with full/)
    expect(answer.result?.['messages']).toMatchObject(mine.map(() => ({ attachments: 120 })))
  })
})
