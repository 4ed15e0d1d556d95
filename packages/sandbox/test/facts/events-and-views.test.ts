import { describe, expect } from 'vitest'
import { fact } from '../fact.ts'
import { aTicket, mail, type TestWorld } from '../world.ts'

/** The events since a moment, as type and user. */
async function eventsOf({ api }: TestWorld, objectId: number) {
  const { items } = await api.events.list({
    object_type: 'Ticket',
    object_id: objectId,
    order_by: 'created_datetime:asc',
  })
  return items.map(({ type, user_id, context }) => ({ type, user_id, context }))
}

const types = (events: readonly { readonly type: string }[]) => events.map(({ type }) => type)

describe('events', () => {
  fact('events.survey-skipped.channel', async (world) => {
    const { id } = await world.api.tickets.create(
      aTicket({ channel: 'phone', messages: [mail('Called about the refund.', { channel: 'phone' })] }),
    )
    await world.api.tickets.update(id, { status: 'closed' })
    const skipped = (await eventsOf(world, id)).filter(({ type }) => type === 'ticket-satisfaction-survey-skipped')
    expect(skipped).toMatchObject([{ user_id: null }])
  })

  fact('events.updated-twice', async (world) => {
    const { id } = await world.api.tickets.create(aTicket())
    const opened = await eventsOf(world, id)
    expect(types(opened).filter((type) => type === 'ticket-updated')).toHaveLength(2)
    await world.api.tickets.update(id, { status: 'closed' })
    const before = (await eventsOf(world, id)).length
    await world.api.messages.create(id, mail('Still broken'))
    const written = types(await eventsOf(world, id)).slice(before)
    expect(written.filter((type) => type !== 'ticket-message-created')).toEqual([
      'ticket-updated',
      'ticket-updated',
      'ticket-reopened',
    ])
  })

  fact('events.tags-of-nobody', async (world) => {
    const { api } = world
    const { id } = await api.tickets.create(aTicket())
    const me = (await api.users.get(0)).id
    await api.tags.create({ name: 'one' })
    const before = (await eventsOf(world, id)).length
    await api.tickets.addTags(id, { names: ['one'] })
    await api.tickets.removeTags(id, { names: ['one'] })
    expect((await eventsOf(world, id)).slice(before)).toMatchObject([
      { type: 'ticket-updated', user_id: me },
      { type: 'ticket-tags-added', user_id: me },
      { type: 'ticket-updated', user_id: null },
      { type: 'ticket-tags-removed', user_id: null },
    ])
  })

  fact('events.bulk-contexts', async ({ api }) => {
    const made = await Promise.all(['one', 'two'].map((name) => api.tags.create({ name })))
    await api.tags.deleteMany({ ids: made.map(({ id }) => id) })
    const { items } = await api.events.list({ types: ['tag-deleted'] })
    expect(items).toHaveLength(2)
    expect(new Set(items.map(({ context }) => context)).size).toBe(2)
  })
})

describe('views', () => {
  fact('views.slug', async ({ call }) => {
    const { status, body } = await call('POST', '/api/views', { name: 'Waiting for us!', visibility: 'public' })
    expect([status, body.slug]).toEqual([201, 'waiting-for-us'])
  })

  fact('views.customers', async ({ api }) => {
    await api.customers.create({ email: 'maya@example.com', language: 'fr' })
    await api.customers.create({ email: 'noor@example.com', language: 'de' })
    const french = await api.views.create({
      name: 'French',
      slug: 'french',
      type: 'customer-list',
      filters: "eq(ticket.customer.language, 'fr')",
    })
    const { items } = await api.customers.list({ view_id: french.id })
    expect(items.map(({ email }) => email)).toEqual(['maya@example.com'])
    const writers = await api.views.create({
      name: 'With an open ticket',
      slug: 'open',
      type: 'customer-list',
      filters: "eq(ticket.status, 'open')",
    })
    expect((await api.customers.list({ view_id: writers.id })).items).toEqual([])
    await api.tickets.create(aTicket())
    expect((await api.customers.list({ view_id: writers.id })).items).toHaveLength(1)
    const [inbox] = (await api.views.list()).items.filter(({ type }) => type === 'ticket-list')
    await expect(api.customers.list({ view_id: inbox?.id ?? 0 })).rejects.toMatchObject({ status: 400 })
  })
})

describe('customers', () => {
  fact('customers.external-id-once', async ({ api }) => {
    const first = await api.customers.create({ email: 'maya@example.com', external_id: 'crm-1' })
    await expect(api.customers.create({ email: 'b@example.com', external_id: 'crm-1' })).rejects.toMatchObject({
      status: 409,
    })
    const other = await api.customers.create({ email: 'c@example.com' })
    await expect(api.customers.update(other.id, { external_id: 'crm-1' })).rejects.toMatchObject({ status: 409 })
    await expect(api.customers.update(first.id, { external_id: 'crm-1' })).resolves.toMatchObject({ id: first.id })
  })

  fact('customers.channels-replace-email', async ({ api }) => {
    const { id } = await api.customers.create({ email: 'old@example.com' })
    const moved = await api.customers.update(id, { channels: [{ type: 'email', address: 'new@example.com' }] })
    expect([moved.email, moved.channels.map(({ address }) => address)]).toEqual([
      'new@example.com',
      ['new@example.com'],
    ])
    const phone = await api.customers.update(id, { channels: [{ type: 'phone', address: '+331' }] })
    expect([phone.email, phone.channels.map(({ address }) => address)]).toEqual([null, ['+331']])
  })
})
