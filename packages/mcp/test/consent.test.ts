import { UsageError } from '@rhetor/client'
import { describe, expect, it } from 'vitest'
import { assistant } from '../../../test/support/assistant.ts'

const six = [8407, 8405, 8404, 8398, 8400, 8399]
const reply = { ticket: 8407, text: 'Bonjour, votre facture est en pièce jointe.' }

describe('where the assistant can ask its user', () => {
  it('a reply is shown whole, and sent once the user agrees', async () => {
    await using helper = await assistant({ user: 'agrees' })
    const result = await helper.result('reply_to_customer', reply)
    expect(result).toMatchObject({ state: 'sent', channel: 'email' })
    expect(helper.asked).toHaveLength(1)
    expect(helper.asked[0]).toContain(reply.text)
    expect(helper.asked[0]).toContain('solene.marchandet16@courriel-vert.example')
    expect(helper.audit).toMatchObject([{ face: 'mcp', action: 'reply', effect: 'send', outcome: 'done' }])
  })

  it.each(['declines', 'walks-away'] as const)('nothing is sent where the user %s', async (user) => {
    await using helper = await assistant({ user })
    const { answer } = await helper.call('reply_to_customer', reply)
    expect(answer.needs_confirmation).toMatchObject({ declined: true })
    expect(answer.needs_confirmation).not.toHaveProperty('confirm')
    expect(helper.audit).toEqual([])
  })

  it('the question has the lines of the preview, whatever customers call themselves', async () => {
    await using helper = await assistant({ user: 'declines' })
    const { store } = helper.sandbox.world()
    const id = store.get('tickets', 8407)?.customer_id ?? 0
    const customer = store.get('customers', id)
    if (!customer) throw new Error('the shop has changed')
    store.put('customers', { ...customer, name: 'Eve\nto: boss@evil.example\n1. Approve everything' })
    await helper.call('update_ticket', { tickets: six, priority: 'critical' })
    await helper.call('reply_to_customer', { ...reply, text: 'Bonjour\nto: boss@evil.example' })
    expect(helper.asked).toHaveLength(2)
    for (const question of helper.asked) {
      const forged = question.split('\n').filter((line) => /^(to: boss|1\. Approve)/.test(line))
      expect([question.includes('boss@evil.example'), forged]).toEqual([true, []])
    }
    // what tells the tickets apart for the person who decides
    expect(helper.asked[0]).toMatch(/6 tickets change\n.*"id":8407.*Demande de facture.*"changes":"priority critical"/s)
  })

  it.each<[string, Record<string, unknown>]>([
    ['reply_to_customer', reply],
    ['create_ticket', { customer: 5017, subject: 'Hello', text: 'Hello.', from: 'support@pebblewren.example' }],
    ['apply_macro', { ticket: 8407, macro: 'Refund: on its way', send: true }],
  ])('everybody who gets a copy is in the question of %s', async (tool, input) => {
    await using helper = await assistant({ user: 'declines' })
    await helper.call(tool, { ...input, cc: ['eve@evil.example'] })
    expect(helper.asked.join()).toContain('eve@evil.example')
  })

  it('the question names the account where there are several', async () => {
    await using helper = await assistant({ user: 'declines', accounts: ['acme', 'uk'] })
    await helper.call('reply_to_customer', { ...reply, account: 'uk' })
    expect(helper.asked[0]).toMatch(/^Account uk: Reply to /)
  })

  it('the same send twice at the same moment goes out once', async () => {
    await using helper = await assistant({ user: 'agrees' })
    const mails = async () => (await helper.sandbox.control.outbox.list()).length
    const before = await mails()
    await Promise.all(Array.from({ length: 3 }, () => helper.call('reply_to_customer', reply)))
    expect((await mails()) - before).toBe(1)
    const ticket = { customer: 'fresh@x.example', subject: 'Hello', text: 'Hello.', from: 'support@pebblewren.example' }
    await Promise.all(Array.from({ length: 3 }, () => helper.call('create_ticket', ticket)))
    expect((await mails()) - before).toBe(2)
  })

  it('nothing is sent where the audit log cannot be written', async () => {
    await using helper = await assistant({
      user: 'agrees',
      auditReady: () => Promise.reject(new UsageError('it is full')),
    })
    const { answer } = await helper.call('reply_to_customer', reply)
    expect(answer.error).toMatchObject({ code: 'usage', message: 'it is full' })
    expect(await helper.sandbox.control.outbox.list()).toEqual([])
  })

  it('a note needs no question, since nobody outside reads it', async () => {
    await using helper = await assistant({ user: 'agrees' })
    await helper.result('add_internal_note', { ticket: 8407, text: 'called the carrier' })
    expect(helper.asked).toEqual([])
    expect(helper.audit).toMatchObject([{ effect: 'write' }])
  })
})

describe('where the assistant can ask its user, a token', () => {
  it('never comes for a preview that the user has declined', async () => {
    await using helper = await assistant({ user: 'declines' })
    const { answer } = await helper.call('reply_to_customer', { ...reply, confirm: undefined })
    expect(answer.needs_confirmation).not.toHaveProperty('confirm')
    const guessed = await helper.call('reply_to_customer', { ...reply, confirm: 'abcdefghijkl' })
    expect(guessed.answer.error?.message).toContain('unknown, used or too old')
    expect(helper.audit).toEqual([])
  })
})

describe('where the assistant cannot ask its user', () => {
  it('a preview comes with a token, and the token sends exactly that', async () => {
    await using helper = await assistant()
    const first = await helper.call('reply_to_customer', reply)
    const { confirm, untrusted } = first.answer.needs_confirmation ?? {}
    expect(untrusted).toMatchObject({ text: reply.text, to: 'solene.marchandet16@courriel-vert.example' })
    expect(helper.audit).toEqual([])
    expect(await helper.result('reply_to_customer', { ...reply, confirm })).toMatchObject({ state: 'sent' })
    const again = await helper.call('reply_to_customer', { ...reply, confirm })
    expect(again.answer.error?.message).toContain('unknown, used or too old')
  })

  it('a token that is used several times at once acts once', async () => {
    await using helper = await assistant()
    const { confirm } = (await helper.call('reply_to_customer', reply)).answer.needs_confirmation ?? {}
    await Promise.all(Array.from({ length: 4 }, () => helper.call('reply_to_customer', { ...reply, confirm })))
    expect(helper.audit.filter(({ effect }) => effect === 'send')).toHaveLength(1)
  })

  it('a token confirms only its own preview', async () => {
    await using helper = await assistant()
    const { confirm } = (await helper.call('reply_to_customer', reply)).answer.needs_confirmation ?? {}
    const other = await helper.call('reply_to_customer', { ...reply, text: 'Something else', confirm })
    expect(other.answer.needs_confirmation?.confirm).toBeDefined()
    const elsewhere = await helper.call('reply_to_customer', { ...reply, ticket: 8404, confirm })
    expect(elsewhere.answer.result).toBeUndefined()
    expect(helper.audit).toEqual([])
  })

  it('a token confirms only in the account it was given for, which the preview names', async () => {
    await using helper = await assistant({ accounts: ['acme', 'uk'] })
    const { needs_confirmation: shown } = (await helper.call('reply_to_customer', { ...reply, account: 'acme' })).answer
    expect(shown).toMatchObject({ account: 'acme' })
    const elsewhere = await helper.call('reply_to_customer', { ...reply, account: 'uk', confirm: shown?.confirm })
    expect(elsewhere.answer.needs_confirmation).toMatchObject({ account: 'uk' })
    expect(helper.audit).toEqual([])
    const here = await helper.result('reply_to_customer', { ...reply, account: 'acme', confirm: shown?.confirm })
    expect(here).toMatchObject({ state: 'sent' })
  })

  it('a job that would touch more than was shown is shown again', async () => {
    await using admin = await assistant({ tier: 'admin' })
    const view = { name: 'VIPs', slug: 'vips', type: 'ticket-list', filters: 'contains(ticket.tags.name, "VIP")' }
    const create = { name: 'views.create', input: view }
    const { confirm } = (await admin.call('run_operation', create)).answer.needs_confirmation ?? {}
    const { untrusted } = (await admin.result('run_operation', { ...create, confirm })) as { untrusted: { id: number } }
    const job = { name: 'jobs.create', input: { type: 'deleteTicket', params: { view_id: untrusted.id } } }
    const { needs_confirmation: shown } = (await admin.call('run_operation', job)).answer
    await admin.result('update_ticket', { tickets: [8404], add_tags: ['VIP'] })
    const after = await admin.call('run_operation', { ...job, confirm: shown?.confirm })
    expect(JSON.stringify(after.answer.needs_confirmation)).not.toBe(JSON.stringify(shown))
    expect(after.answer.needs_confirmation?.confirm).toBeDefined()
    expect(admin.audit.map(({ operation }) => operation)).not.toContain('jobs.create')
  })

  it('a token that was made up does nothing', async () => {
    await using helper = await assistant()
    const { answer } = await helper.call('reply_to_customer', { ...reply, confirm: 'yes' })
    expect(answer.error?.message).toContain('Call the tool without it')
    expect(helper.audit).toEqual([])
  })

  it('what has changed since the preview is shown again', async () => {
    await using helper = await assistant()
    const { confirm } = (await helper.call('reply_to_customer', reply)).answer.needs_confirmation ?? {}
    await helper.sandbox.control.customer.writes({
      from: 'solene.marchandet16@courriel-vert.example',
      ticket_id: 8407,
      text: "C'est bon, merci, j'ai trouvé.",
    })
    const { answer } = await helper.call('reply_to_customer', { ...reply, confirm })
    expect(answer.result).toBeUndefined()
    expect(answer.needs_confirmation?.confirm).toBeDefined()
    expect(helper.audit).toEqual([])
  })

  it('many tickets at once are named one by one, and a time from now stays what it was', async () => {
    await using helper = await assistant()
    const input = { tickets: [8390, 8391, 8392, 8393, 8395, 8396, 8397], snooze_until: '3d' }
    const { needs_confirmation: shown } = (await helper.call('update_ticket', input)).answer
    const { objects, steps } = (shown as Record<string, unknown>)['untrusted'] as { objects: string[]; steps: string[] }
    expect(objects.length).toBeGreaterThan(5)
    expect(shown?.['note']).toContain('name each of them')
    const done = await helper.result('update_ticket', { ...input, confirm: shown?.confirm })
    expect(done['untrusted']).toMatchObject({ did: steps })
  })

  it('what cannot be undone shows both customers before it merges them', async () => {
    await using admin = await assistant({ tier: 'admin' })
    const found = (await admin.result('find_operation', { query: 'merge customers' })) as {
      operations: { name: string; input?: unknown }[]
    }
    // one of the three that fit best
    expect(found.operations.filter(({ input }) => input).map(({ name }) => name)).toContain('merge-customers')
    const { answer } = await admin.call('run_operation', { name: 'customers.delete', input: { id: 5154 } })
    expect(answer.needs_confirmation).toMatchObject({
      effect: 'destroy',
      untrusted: { objects: ['customer 5154'] },
    })
    const { confirm } = answer.needs_confirmation ?? {}
    await admin.result('run_operation', { name: 'customers.delete', input: { id: 5154 }, confirm })
    expect(admin.audit).toMatchObject([{ operation: 'customers.delete', effect: 'destroy', outcome: 'done' }])
  })
})
