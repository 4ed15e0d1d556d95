import { describe, expect, it } from 'vitest'
import { fact } from '../fact.ts'
import { aTicket, openWorld } from '../world.ts'

describe('customers', () => {
  fact('customers.name', async ({ api }) => {
    const customer = await api.customers.create({ email: 'ana@example.com', name: 'Ana Maria Ruiz' })
    expect(customer).toMatchObject({ firstname: 'Ana', lastname: 'Ruiz', meta: { name_set_via: 'agent' } })
    expect(await api.customers.update(customer.id, { name: 'Cher' })).toMatchObject({ firstname: 'Cher', lastname: '' })
  })

  fact('customers.email-lower', async ({ api }) => {
    const customer = await api.customers.create({
      channels: [
        { type: 'email', address: 'MaYa@X.example' },
        { type: 'phone', address: '0719908543' },
      ],
    })
    expect(customer).toMatchObject({ email: 'maya@x.example' })
    expect(customer.channels.map(({ address, preferred }) => [address, preferred])).toEqual([
      ['maya@x.example', true],
      ['0719908543', true],
    ])
    expect((await api.customers.list({ email: 'MAYA@x.example' })).items.map((item) => item.id)).toEqual([customer.id])
    expect((await api.customers.list({ channel_type: 'phone', channel_address: '0719908543' })).items).toHaveLength(1)
  })

  fact('customers.taken', async ({ api }) => {
    await api.customers.create({ email: 'maya@example.com' })
    await expect(api.customers.create({ email: 'Maya@example.com' })).rejects.toMatchObject({ code: 'conflict' })
  })

  fact('customers.channels-replace', async ({ api }) => {
    const { id } = await api.customers.create({
      channels: [
        { type: 'email', address: 'a@b.example' },
        { type: 'phone', address: '1' },
      ],
    })
    const changed = await api.customers.update(id, {
      channels: [
        { type: 'phone', address: '2' },
        { type: 'email', address: 'a@b.example' },
      ],
    })
    expect(changed.channels.map((channel) => channel.address)).toEqual(['2', 'a@b.example'])
    expect((await api.customers.list({ channel_type: 'phone', channel_address: '1' })).items).toEqual([])
  })

  fact('customers.list-item', async ({ api }) => {
    await api.customers.create({ email: 'a@b.example' })
    const [item] = (await api.customers.list()).items
    expect(item).not.toHaveProperty('channels')
    expect(item).not.toHaveProperty('integrations')
    expect(item).toHaveProperty('custom_fields', {})
  })

  fact('customers.merge', async ({ api, call }) => {
    const ticket = await api.tickets.create(aTicket())
    const source = ticket.customer?.id ?? 0
    const target = await api.customers.create({ email: 'maya@work.example', name: 'Maya' })
    const merged = await api.customers.merge({ source_id: source, target_id: target.id, name: 'Maya O.' })
    expect(merged).toMatchObject({ id: target.id, name: 'Maya O.' })
    expect(merged.channels.map((channel) => channel.address)).toEqual(['maya@work.example', 'maya@example.com'])
    expect((await api.tickets.get(ticket.id)).customer?.id).toBe(target.id)
    const gone = await call('GET', `/api/customers/${source}`)
    expect([gone.status, gone.headers.get('location')]).toEqual([301, `/api/customers/${target.id}/`])
    const reply = await api.customers.get(source).raw()
    expect([reply.body.id, reply.mergedInto]).toEqual([target.id, target.id])
    await expect(api.customers.update(source, { name: 'x' })).rejects.toMatchObject({
      code: 'merged',
      survivor: target.id,
    })
    const data = await call('PUT', `/api/customers/${source}/data`, { data: {} })
    expect([data.status, data.headers.get('location')]).toEqual([301, `/api/customers/${target.id}/data`])
  })

  fact('customers.merge-events', async ({ api }) => {
    const [source, target] = [
      await api.customers.create({ email: 'a@b.example' }),
      await api.customers.create({ email: 'c@d.example' }),
    ]
    await api.customers.merge({ source_id: source.id, target_id: target.id, name: 'One' })
    const events = (
      await api.events.list({ types: ['customer-deleted', 'customer-merged'], order_by: 'created_datetime:asc' })
    ).items
    expect(events.map((event) => [event.type, event.object_id, event.data])).toEqual([
      ['customer-deleted', source.id, null],
      ['customer-merged', target.id, { source_customer_id: source.id }],
    ])
    expect(events[0]?.context).not.toBe(events[1]?.context)
  })

  fact('customers.data', async ({ api }) => {
    const { id } = await api.customers.create({ email: 'a@b.example' })
    await api.customers.setData(id, { data: { points: 320 }, version: '2026-03-02T10:00:00Z' })
    await api.customers.setData(id, { data: { points: 1 }, version: '2026-03-01T10:00:00Z' })
    const customer = await api.customers.get(id)
    expect(customer.external_data).toEqual({ sandbox: { points: 320, __app_name__: 'Sandbox' } })
    expect(customer.data).toBeNull()
  })

  fact('customers.delete', async ({ api }) => {
    const ticket = await api.tickets.create(aTicket())
    await api.customers.delete(ticket.customer?.id ?? 0)
    expect(await api.tickets.get(ticket.id)).toMatchObject({ customer: null, requester: null })
    expect((await api.customers.create({ email: 'maya@example.com' })).email).toBe('maya@example.com')
    await api.customers.deleteMany({ ids: [99_999] })
  })

  it('have values for their fields, until these are cleared', async () => {
    await using world = await openWorld()
    const { api } = world
    const { id } = await api.customers.create({ email: 'a@b.example' })
    const field = await api.customFields.create({
      object_type: 'Customer',
      label: 'Size',
      priority: 0,
      definition: { data_type: 'text', input_settings: { input_type: 'input' } },
    })
    await api.customers.setCustomField({ customer_id: id, id: field.id }, 'M')
    const values = async () => (await api.customers.listCustomFields(id)).items.map(({ value }) => value)
    expect(await values()).toEqual(['M'])
    await api.customers.deleteCustomField({ customer_id: id, id: field.id })
    expect(await values()).toEqual([])
    expect(world.differences).toEqual([])
  })
})
