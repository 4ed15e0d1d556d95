import { catalogue } from '@rhetor/actions'
import { consequenceOf, operationNamed } from '@rhetor/contract'
import { type Power, toolsFor } from '@rhetor/mcp'
import { describe, expect, it } from 'vitest'
import { type Assistant, type AssistantOptions, assistant } from '../../../test/support/assistant.ts'

const everything = { view: { filters: '' } }

/** Everything that passed without a question although its consequence is large. */
const unasked: readonly [string, Record<string, unknown>][] = [
  ['jobs.create', { type: 'updateTicket', params: { ...everything, updates: { spam: true } } }],
  ['jobs.create', { type: 'exportTicket', params: everything }],
  ['macros.archive', { ids: [31005, 31020] }],
  [
    'integrations.create',
    {
      name: 'Copy',
      type: 'http',
      http: {
        url: 'http://127.0.0.1:9/',
        method: 'POST',
        request_content_type: 'application/json',
        response_content_type: 'application/json',
        form: '{{context}}',
        triggers: { 'ticket-created': true },
      },
    },
  ],
  ['users.create', { name: 'Eve', email: 'eve@example.com', role: { name: 'admin' } }],
  ['users.update', { id: 5002, email: 'eve@example.com' }],
  [
    'rules.create',
    { name: 'Send away', code: "if (eq(ticket.channel, 'email')) { Action('setStatus', { status: 'closed' }); }" },
  ],
  [
    'account.updateSetting',
    { id: 1, type: 'access', data: { signup_mode: 'allowed-domains', allowed_domains: ['example.com'] } },
  ],
  ['customers.update', { id: 5017, email: 'eve@example.com' }],
]

const run = (helper: Assistant, name: string, input: Record<string, unknown>) =>
  helper.call('run_operation', { name, input })

describe('consent follows what a change reaches', () => {
  it.each(unasked)('%s %j asks', async (name, input) => {
    await using admin = await assistant({ tier: 'admin' })
    const { answer } = await run(admin, name, input)
    const { reaches } = consequenceOf(operationNamed(name), input)
    expect(answer).toMatchObject({ needs_confirmation: { confirm: expect.any(String) } })
    const said = answer.needs_confirmation?.['reaches'] as string[]
    expect(said.map((each) => each.split(':')[0])).toEqual(reaches)
    expect(admin.audit).toEqual([])
  })

  it('a job asks with the tickets it would touch, counted first', async () => {
    await using admin = await assistant({ tier: 'admin', user: 'declines' })
    await run(admin, 'jobs.create', { type: 'updateTicket', params: { ...everything, updates: { spam: true } } })
    const { tickets } = await admin.sandbox.control.counts.get()
    expect(admin.asked[0]).toMatch(/touches: (more than )?\d+ tickets/)
    expect(Number(/touches: (?:more than )?(\d+)/.exec(admin.asked[0] ?? '')?.[1])).toBeGreaterThan(tickets / 2)
    expect(admin.asked[0]).toMatch(/"subject":/)
  })

  it.each([
    ['tickets.update', { id: 8407, priority: 'high' }],
    [
      'messages.create',
      {
        ticket_id: 8407,
        channel: 'internal-note',
        via: 'api',
        from_agent: true,
        sender: { id: 5001 },
        body_text: 'Called.',
      },
    ],
    ['users.update', { id: 5002, bio: 'On leave' }],
    ['customers.update', { id: 5017, note: 'VIP' }],
    ['tags.create', { name: 'new' }],
  ])('%s %j, which stays inside, does not ask', async (name, input) => {
    await using admin = await assistant({ tier: 'admin' })
    await admin.result('run_operation', { name, input })
    expect(admin.audit).toHaveLength(1)
  })
})

describe('the tier of support', () => {
  it.each([
    ['customers.update', { id: 5017, email: 'eve@example.com' }],
    ['views.update', { id: 90011, filters: "eq(ticket.status, 'open')" }],
  ])('does not reach further than tickets and customers: %s %j', async (name, input) => {
    await using helper = await assistant({ tier: 'support', user: 'agrees' })
    const { answer } = await run(helper, name, input)
    expect(answer.error?.message).toMatch(/nothing was sent: .* needs tier admin/)
    const { not_here } = (await helper.result('find_operation', { query: 'create view' })) as { not_here: string[] }
    expect(not_here).toContain('views.create (tier admin)')
    expect(helper.audit).toEqual([])
  })

  it.each([
    ['customers.update', { id: 5017, note: 'VIP' }],
    ['views.update', { id: 90011, name: 'Late' }],
  ])('allows changes that affect only tickets and customers: %s %j', async (name, input) => {
    await using helper = await assistant({ tier: 'support' })
    await helper.result('run_operation', { name, input })
    expect(helper.audit).toHaveLength(1)
  })
})

describe('a power that --without removes', () => {
  // the line that docs/assistants.md recommends
  const cautious: AssistantOptions = {
    tier: 'admin',
    without: ['send', 'destroy', 'outside', 'access'],
    user: 'agrees',
  }

  it('is removed from every tool and operation, whatever the user agrees to', async () => {
    await using helper = await assistant(cautious)
    for (const action of catalogue) {
      if (action.effect === 'read') continue
      await helper.call('run_operation', { name: action.name, input: action.example })
    }
    for (const [name, input] of unasked) await run(helper, name, input)
    await helper.call('reply_to_customer', { ticket: 8407, text: 'Bonjour' })
    await helper.call('apply_macro', { ticket: 8407, macro: 'Retours : étiquette', send: true })
    await helper.call('create_ticket', {
      customer: 'a@example.com',
      subject: 'Hi',
      text: 'Hi',
      from: 'support@pebblewren.example',
    })
    const reached = helper.audit.flatMap(({ effect, reaches }) => [effect, ...reaches])
    expect([...new Set(reached)].toSorted()).toEqual(['many', 'words', 'write'])
    expect(await helper.sandbox.control.outbox.list()).toEqual([])
  })

  it('hides the tools that are made for it, and names the reason where a plan needs it', async () => {
    await using helper = await assistant(cautious)
    const names = (await helper.client.listTools()).tools.map(({ name }) => name)
    expect(names).not.toContain('reply_to_customer')
    expect(names).not.toContain('create_ticket')
    expect(names).toContain('apply_macro')
    const { answer } = await helper.call('apply_macro', { ticket: 8407, macro: 'Retours : étiquette', send: true })
    expect(answer.error?.message).toContain('nothing was sent: this would write to a customer')
  })

  it('that does not exist, or none at all, is refused', () => {
    const accounts = ['acme']
    expect(() => toolsFor({ accounts, tier: 'read', without: [] })).toThrow('without is empty')
    expect(() => toolsFor({ accounts, tier: 'read', without: ['sends' as Power] })).toThrow(/sends.*send/)
  })
})

describe('an operation that is denied', () => {
  it('is denied to the tools that would use it', async () => {
    await using helper = await assistant({ tier: 'admin', deny: ['messages.create'], user: 'agrees' })
    const names = (await helper.client.listTools()).tools.map(({ name }) => name)
    for (const tool of ['reply_to_customer', 'create_ticket', 'add_internal_note', 'hand_over'])
      expect(names).not.toContain(tool)
    const { answer } = await helper.call('apply_macro', { ticket: 8407, macro: 'Retours : étiquette', send: true })
    expect(answer.error?.message).toContain('messages.create, which is denied')
    await helper.result('apply_macro', { ticket: 8407, macro: 'Retours : étiquette' })
    expect(helper.audit.map(({ operation }) => operation)).not.toContain('messages.create')
  })

  it('is denied to jobs that would perform it', async () => {
    await using helper = await assistant({ tier: 'admin', deny: ['tickets.delete'], user: 'agrees' })
    const params = { ticket_ids: [8407] }
    const deleted = await run(helper, 'jobs.create', { type: 'deleteTicket', params })
    expect(deleted.answer.error?.message).toContain('tickets.delete, which is denied')
    await helper.result('run_operation', {
      name: 'jobs.create',
      input: { type: 'updateTicket', params: { ...params, updates: { priority: 'high' } } },
    })
    expect(helper.audit).toHaveLength(1)
  })

  it.each([
    ['messages.create', (message: object) => ({ ticket_id: 8407, ...message })],
    ['tickets.create', (message: object) => ({ channel: 'email', via: 'api', messages: [message] })],
  ])('is denied to %s that would create the customer it writes to', async (name, input) => {
    await using helper = await assistant({ tier: 'admin', deny: ['customers.create'], user: 'agrees' })
    const message = {
      channel: 'email',
      via: 'api',
      from_agent: true,
      subject: 'x',
      body_text: 'x',
      receiver: { email: 'brand-new@x.example' },
      source: { from: { address: 'support@pebblewren.example' }, to: [{ address: 'brand-new@x.example' }] },
    }
    const { answer } = await run(helper, name, input(message))
    expect(answer.error?.message).toContain('customers.create, which is denied')
    await helper.result('reply_to_customer', { ticket: 8407, text: 'Merci', cc: ['brand-new@x.example'] })
  })

  it('is denied to jobs that would tag tickets, by a change or by a macro', async () => {
    const deny = ['tickets.addTags', 'tickets.setTags']
    await using helper = await assistant({ tier: 'admin', deny, user: 'agrees' })
    const ticket_ids = [8407]
    const changed = await run(helper, 'jobs.create', {
      type: 'updateTicket',
      params: { ticket_ids, updates: { tags: ['denied'] } },
    })
    expect(changed.answer.error?.message).toContain('tickets.setTags, which is denied')
    const applied = await run(helper, 'jobs.create', { type: 'applyMacro', params: { ticket_ids, macro_id: 31022 } })
    expect(applied.answer.error?.message).toContain('tickets.addTags, which is denied')
  })

  it('also removes the resources that need it', async () => {
    await using helper = await assistant({ deny: ['views.*'] })
    const { resourceTemplates } = await helper.client.listResourceTemplates()
    expect(resourceTemplates.map(({ name }) => name)).toEqual(['ticket', 'customer'])
    expect((await helper.client.listResources()).resources).toEqual([])
    await expect(helper.client.readResource({ uri: 'gorgias://view/1' })).rejects.toThrow('no resource')
  })
})

describe('a tool made of operations that are all allowed', () => {
  it('is allowed as well', async () => {
    await using helper = await assistant({ tier: 'admin', allow: ['tickets.*', 'tags.create'] })
    const names = (await helper.client.listTools()).tools.map(({ name }) => name)
    expect(names).toContain('update_ticket')
    expect(names).not.toContain('reply_to_customer')
  })
})
