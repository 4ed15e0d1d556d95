import { fingerprint, type Preview } from '@rhetor/actions'
import { operations } from '@rhetor/contract'
import { describe, expect, it } from 'vitest'
import type { DemoSession } from '../../../test/support/demo-session.ts'
import { demoBeforeEach } from './demo-before-each.ts'

let demo: DemoSession
demoBeforeEach((open) => {
  demo = open
})

async function shown(name: string, input: Record<string, unknown>): Promise<Preview> {
  const performed = await demo.act(name, input, { dryRun: true })
  if (performed.state !== 'shown') throw new Error(performed.state)
  return performed.preview
}

const mail = {
  channel: 'email',
  via: 'api',
  from_agent: true,
  sender: { id: 5001 },
  source: { from: { address: 'support@pebblewren.example' }, to: [{ address: 'eve@example.com' }] },
  body_html: '<div>Bonjour,</div><div>voici le lien</div>',
  attachments: [{ url: 'https://uploads.gorgias.io/a.pdf', name: 'a.pdf', size: 5, content_type: 'application/pdf' }],
}

describe('the preview of a single operation', () => {
  it.each([
    ['messages.create', { ticket_id: 8407, ...mail }],
    ['tickets.create', { subject: 'Votre facture', messages: [mail] }],
  ])('%s shows channel, sender, receiver, text and attachments', async (name, input) => {
    const { shows, effect } = await shown(name, input)
    expect(effect).toBe('send')
    expect(shows).toMatchObject({
      channel: 'email',
      from: 'support@pebblewren.example',
      to: 'eve@example.com',
      text: 'Bonjour,\nvoici le lien',
      attachments: ['a.pdf, https://uploads.gorgias.io/a.pdf'],
      written_by: 'the team',
    })
  })

  it('of a ticket shows all of its messages, what runs and what is added included', async () => {
    const action = { name: 'http', title: 'x', type: 'system', arguments: { url: 'https://evil.example/take' } }
    const hidden = { ...mail, actions: [action], headers: { Bcc: 'eve@evil.example' }, integration_id: 126001 }
    const { shows } = await shown('tickets.create', { subject: 'x', messages: [hidden, hidden] })
    const all = JSON.stringify(shows)
    expect(all.match(/evil\.example\/take/g)).toHaveLength(2)
    expect(all.match(/eve@evil\.example/g)).toHaveLength(2)
  })

  it('is shown again where something changed while the question was open, and done once it is as shown', async () => {
    const asked: unknown[] = []
    const { id } = await demo.gorgias.views.create({
      name: 'VIPs',
      slug: 'vips',
      type: 'ticket-list',
      filters: 'contains(ticket.tags.name, "VIP")',
    } as never)
    const job = { type: 'deleteTicket', params: { view_id: id } }
    const performed = await demo.act('jobs.create', job, {
      consent: async ({ shows }) => {
        asked.push(shows['touches'])
        if (asked.length === 1) await demo.gorgias.tickets.addTags(8404, { names: ['VIP'] })
        return 'asked' as const
      },
    })
    expect(asked).toHaveLength(2)
    expect(asked[0]).not.toEqual(asked[1])
    expect(performed.state).toBe('done')
  })

  it('shows the names that whoever receives a message reads', async () => {
    const from = { address: 'support@pebblewren.example', name: 'Your bank' }
    const { shows } = await shown('messages.create', {
      ticket_id: 8407,
      ...mail,
      source: { from, to: [{ address: 'eve@example.com', name: 'eve@example.com' }] },
    })
    expect(shows).toMatchObject({ from: 'Your bank <support@pebblewren.example>', to: 'eve@example.com' })
  })

  it('shows what it changes, and what that holds now', async () => {
    const { shows } = await shown('users.update', { id: 5002, role: { name: 'admin' }, bio: 'New' })
    expect(shows).toMatchObject({ role: { name: 'admin' }, role_now: { name: expect.any(String) }, bio: 'New' })
    const rule = await demo.gorgias.rules.list({ limit: 1 })
    const [{ id, code } = { id: 0, code: '' }] = rule.items
    const changed = await shown('rules.update', { id, name: 'Other', code: "if (true) { Action('addTags', {}); }" })
    expect(String(changed.shows['code_now']).replaceAll(/\s|⏎/g, '')).toBe(code.replaceAll(/\s/g, ''))
  })

  it('shows what the customer would see where the HTML says something else than the text, and where links lead', async () => {
    const html = '<p>Send your password to <a href="http://evil.example/x">us</a></p>'
    const wanted = { html: 'Send your password to us', links: ['http://evil.example/x'] }
    const reply = await shown('reply', { ticket: 8407, text: 'All fine.', html })
    expect(reply.shows).toMatchObject({ text: 'All fine.', ...wanted })
    const raw = await shown('messages.create', { ticket_id: 8407, ...mail, body_text: 'All fine.', body_html: html })
    expect(raw.shows).toMatchObject({ text: 'All fine.', ...wanted })
    const made = {
      customer: 'a@example.com',
      subject: 'Hi',
      text: 'All fine.',
      html,
      from: 'support@pebblewren.example',
    }
    expect((await shown('create-ticket', made)).shows).toMatchObject(wanted)
    const same = await shown('reply', { ticket: 8407, text: 'All fine.', html: '<div>All fine.</div>' })
    expect(same.shows).not.toHaveProperty('html')
  })

  it('shows HTML raw, on its own lines, where something could be hidden in it', async () => {
    const html = '<p>All fine.</p>\n<!-->You owe us 900 EUR.<!-- -->'
    const raw = { html, html_is: expect.stringContaining('shown raw') }
    const message = { ...mail, body_text: 'All fine.', body_html: html }
    expect((await shown('messages.create', { ticket_id: 8407, ...message })).shows).toMatchObject(raw)
    const made = await shown('tickets.create', { messages: [message, message] })
    expect(made.shows).toMatchObject({ ...raw, message_2_text: 'All fine.' })
    expect(made.shows['message_2_html']).toBe(html.replace('\n', ' ⏎ '))
    expect((await shown('reply', { ticket: 8407, text: 'All fine.', html })).shows).toMatchObject(raw)
  })

  it('shows what it empties', async () => {
    const { shows } = await shown('customers.update', { id: 5017, email: null, note: '' })
    expect(shows).toMatchObject({ email: 'nothing', email_now: expect.stringContaining('@'), note: 'nothing' })
  })

  it('of a new ticket says what its message says, whatever the ticket calls itself', async () => {
    const { shows } = await shown('tickets.create', {
      channel: 'internal-note',
      subject: 'Internal',
      messages: [{ ...mail, subject: 'You owe us', receiver: { email: 'other@example.com' } }],
    })
    expect(shows).toMatchObject({
      channel: 'email',
      subject: 'You owe us',
      receiver: 'other@example.com',
      ticket_channel: 'internal-note',
      ticket_subject: 'Internal',
    })
  })

  it('has no signs that move a cursor or turn a line around', async () => {
    const text = 'a\u001b[2J\u202etxt.exe\nsecond line'
    const { shows } = await shown('messages.create', { ticket_id: 8407, ...mail, subject: text, body_text: text })
    expect(shows).toMatchObject({ text: 'a[2Jtxt.exe\nsecond line', subject: 'a[2Jtxt.exe ⏎ second line' })
  })

  it('is another one for another file of the same name', async () => {
    const upload = (text: string) => shown('files.upload', { files: [{ name: 'a.txt', text }] }).then(fingerprint)
    expect(await upload('good')).toBe(await upload('good'))
    expect(await upload('good')).not.toBe(await upload('evil'))
  })

  it('has no call more than needed where nobody is asked', async () => {
    await shown('tickets.update', { id: 8407, priority: 'high' })
    expect(demo.sent).toEqual([])
  })

  it('hides secrets', async () => {
    const http = {
      url: 'http://127.0.0.1:9/',
      method: 'POST' as const,
      request_content_type: 'application/json' as const,
      response_content_type: 'application/json' as const,
      hmac_secret: 'not-for-the-screen',
      headers: { authorization: 'Bearer not-for-the-screen' },
    }
    const { shows } = await shown('integrations.create', { name: 'Copy', type: 'http', http })
    expect(JSON.stringify(shows)).not.toContain('not-for-the-screen')
  })
})

describe('the preview of what cannot be undone', () => {
  const anId = async (name: 'tags' | 'rules' | 'views' | 'macros' | 'teams' | 'widgets' | 'integrations') =>
    (await demo.gorgias[name].list({ limit: 1 })).items[0]?.id

  it.each([
    ['users', 5002, { user_name: expect.any(String), user_email: expect.stringContaining('@') }],
    ['customers', 5017, { customer_name: expect.any(String), customer_email: expect.stringContaining('@') }],
    ['tickets', 8407, { ticket_subject: expect.any(String), ticket_customer: expect.any(String) }],
    ['tags', undefined, { tag_name: expect.any(String), tag_usage: expect.any(Number) }],
    ['rules', undefined, { rule_name: expect.any(String) }],
    ['views', undefined, { view_name: expect.any(String) }],
    ['macros', undefined, { macro_name: expect.any(String) }],
    ['teams', undefined, { team_name: expect.any(String) }],
    ['integrations', undefined, { integration_name: expect.any(String), integration_type: expect.any(String) }],
  ] as const)('%s.delete shows what it deletes, since nobody recognises an id', async (resource, id, wanted) => {
    const input = { id: id ?? (await anId(resource as 'tags')) }
    expect((await shown(`${resource}.delete`, input)).shows).toMatchObject(wanted)
  })

  it('shows the object that something is deleted from, and the one that stays', async () => {
    const ticket_id = 8407
    const { messages } = await demo.gorgias.tickets.get(ticket_id)
    const message = await shown('messages.delete', { ticket_id, id: messages[0]?.id })
    expect(message.shows).toMatchObject({ message_sender: expect.any(String), message_body_text: expect.any(String) })
    const value = await shown('tickets.deleteCustomField', { ticket_id: 8408, id: 302 })
    expect(value.shows).toMatchObject({
      ticket_subject: expect.any(String),
      field: 'Managed sentiment',
      field_value: expect.any(String),
    })
    const [from, to] = (await demo.gorgias.tags.list({ limit: 2 })).items
    const merged = await shown('tags.merge', { destination_tag_id: to?.id, source_tags_ids: [from?.id] })
    expect(merged.shows).toMatchObject({ destination_tag_name: to?.name, tags: [{ name: from?.name }] })
    const customers = await shown('customers.merge', { source_id: 5017, target_id: 5150, note: 'x' })
    expect(customers.shows['customers']).toMatchObject([{ name: expect.any(String) }, { name: expect.any(String) }])
  })

  it('says that there is nothing with an id', async () => {
    expect((await shown('users.delete', { id: 999_999 })).shows).toEqual({ user: 'there is none with this id' })
  })

  const byId = operations.filter(
    ({ effect, key, path }) => effect === 'destroy' && key !== 'update' && path.includes('{'),
  )
  it.each(byId.map(({ name, params }) => [name, params] as const))(
    '%s reads the object that its id names',
    async (name, params) => {
      const ids = Object.fromEntries(Object.keys(params).map((param) => [param, 999_999]))
      const { shows } = await shown(name, { ...ids, ...(name === 'tags.merge' && { source_tags_ids: [1] }) })
      expect(Object.values(shows)).toContain('there is none with this id')
    },
  )
})

describe('the preview of a job that applies a macro', () => {
  it('shows its name, what it writes to customers and what else it does', async () => {
    const { id } = await demo.gorgias.macros.create({
      name: 'Refund',
      actions: [
        {
          name: 'setResponseText',
          title: 'Text',
          arguments: { body_text: 'Thank you.', body_html: '<p>Your refund is approved.</p>' },
        },
        { name: 'addTags', title: 'Tags', arguments: { tags: 'refund' } },
      ],
    })
    const { shows, reaches } = await shown('jobs.create', {
      type: 'applyMacro',
      params: { ticket_ids: [8407], macro_id: id },
    })
    expect(reaches).toContain('customers')
    expect(shows).toMatchObject({
      macro: 'Refund',
      text: 'Thank you.',
      html: 'Your refund is approved.',
      text_is: 'written to the customer of each ticket',
      macro_actions: [{ name: 'addTags', arguments: { tags: 'refund' } }],
    })
  })
})

describe('the preview of a change of several objects', () => {
  it('of tickets by a job has subject and customer of each', async () => {
    const { shows, objects } = await shown('jobs.create', {
      type: 'deleteTicket',
      params: { ticket_ids: [8407, 8405, 999_999] },
    })
    expect(objects).toEqual(['ticket 8407', 'ticket 8405', 'ticket 999999'])
    expect(shows).toMatchObject({
      touches: '3 tickets',
      tickets: [
        { id: 8407, subject: expect.any(String), customer: expect.any(String) },
        { id: 8405, subject: expect.any(String), customer: expect.any(String) },
        { id: 999_999, not_found: true },
      ],
    })
  })

  it('of the tickets of a view counts them, and says how many it does not show', async () => {
    const { shows } = await shown('jobs.create', {
      type: 'updateTicket',
      params: { view: { filters: "eq(ticket.status, 'closed')" }, updates: { spam: true } },
    })
    const { items } = await demo.gorgias.views
      .searchItems(0, { view: { filters: "eq(ticket.status, 'closed')" }, limit: 100 })
      .all()
    expect(items.length).toBeGreaterThan(30)
    expect(shows).toMatchObject({ touches: `${items.length} tickets`, not_shown: items.length - 30 })
    expect(shows['tickets']).toHaveLength(30)
  })

  it.each([
    ['macros.archive', { ids: [31005, 31020] }, 'macros', 'name'],
    ['customers.deleteMany', { ids: [5017, 5150] }, 'customers', 'name'],
    ['tags.deleteMany', { ids: [1, 2] }, 'tags', 'id'],
  ])('%s names each', async (name, input, list, field) => {
    const { shows, objects } = await shown(name, input)
    expect(objects).toHaveLength(2)
    expect(shows[list]).toMatchObject([{ [field]: expect.anything() }, { [field]: expect.anything() }])
  })
})

describe('what makes a ticket billable', () => {
  it('is said in the preview of the first answer, and of no other', async () => {
    const view = await demo.gorgias.tickets.list({ limit: 100 })
    const read = await Promise.all(view.items.slice(0, 40).map(({ id }) => demo.gorgias.tickets.get(id)))
    const answered = (one: (typeof read)[number]) =>
      one.messages.some(({ from_agent, channel }) => from_agent && channel !== 'internal-note')
    const byMail = read.filter(({ channel, messages }) => channel === 'email' && messages.length > 0)
    const [fresh, old] = [byMail.find((one) => !answered(one)), byMail.find(answered)]
    if (!fresh || !old) throw new Error('the shop has changed')
    expect((await shown('reply', { ticket: fresh.id, text: 'Bonjour' })).shows['billing']).toContain('billable')
    expect((await shown('reply', { ticket: old.id, text: 'Bonjour' })).shows['billing']).toBeNull()
  })

  it('is said of a new ticket that writes to a customer', async () => {
    const input = { customer: 'a@example.com', subject: 'Hi', text: 'Hi', from: 'support@pebblewren.example' }
    expect((await shown('create-ticket', input)).shows['billing']).toContain('billable')
    const said = await shown('create-ticket', { ...input, as: 'customer', channel: 'phone', from: undefined })
    // a rule of the account may answer it
    expect(said).toMatchObject({ effect: 'send', steps: ['Open a ticket'], shows: { billing: null } })
  })
})
