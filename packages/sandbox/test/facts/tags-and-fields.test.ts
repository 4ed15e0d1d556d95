import { describe, expect } from 'vitest'
import { fact } from '../fact.ts'
import { aTicket } from '../world.ts'

describe('tags', () => {
  fact('tags.case', async ({ api }) => {
    const [small, large] = [
      await api.tags.create({ name: 'refund' }),
      (await api.tags.list({ search: 'REFUND' })).items,
    ]
    expect(small.decoration?.color).toMatch(/^#[0-9a-f]{6}$/)
    expect(large.map((tag) => tag.name).toSorted()).toEqual(
      ['REFUND', 'full-refund', 'partial-refund', 'cancel/refund', 'refund'].toSorted(),
    )
    await expect(api.tags.create({ name: 'refund' })).rejects.toMatchObject({ code: 'conflict' })
  })

  fact('tags.merge', async ({ api }) => {
    const ticket = await api.tickets.create(aTicket({ tags: [{ name: 'old' }, { name: 'VIP' }] }))
    const [old, vip] = ticket.tags.map((tag) => tag.id)
    const merged = await api.tags.merge(vip ?? 0, { source_tags_ids: [old ?? 0] })
    expect(merged.name).toBe('VIP')
    expect((await api.tickets.listTags(ticket.id)).items.map((tag) => tag.name)).toEqual(['VIP'])
    await expect(api.tags.get(old ?? 0)).rejects.toMatchObject({ code: 'not_found' })
  })

  fact('tags.rename-events', async ({ api }) => {
    const { id } = await api.tags.create({ name: 'a' })
    await api.tags.update(id, { name: 'b' })
    const events = (await api.events.list({ object_type: 'Tag', object_id: id, order_by: 'created_datetime:asc' }))
      .items
    expect(events.map((event) => event.type)).toEqual(['tag-created', 'tag-updated', 'tag-renamed'])
    expect(events[1]?.context).not.toBe(events[2]?.context)
  })

  fact('tags.usage', async ({ api, sandbox }) => {
    const ticket = await api.tickets.create(aTicket({ tags: [{ name: 'VIP' }] }))
    const id = ticket.tags[0]?.id ?? 0
    expect((await api.tags.get(id)).usage).toBe(0)
    await sandbox.advance(120_000)
    expect((await api.tags.get(id)).usage).toBe(1)
  })

  fact('tags.used', async ({ api, call }) => {
    const tag = await api.tags.create({ name: 'label-sent' })
    const view = await api.views.create({ slug: 'l', name: 'Labels', filters: "eq(ticket.tags.name, 'label-sent')" })
    const macro = await api.macros.create({
      name: 'm',
      actions: [{ name: 'addTags', title: 't', arguments: { tags: 'returns, label-sent' } }],
    })
    expect((await call('DELETE', `/api/tags/${tag.id}`)).status).toBe(400)
    await api.macros.delete(macro.id)
    await api.tags.delete(tag.id)
    expect((await api.views.get(view.id)).deactivated_datetime).not.toBeNull()
  })
})

describe('custom fields', () => {
  fact('fields.required-type', async ({ call }) => {
    const { status, body } = await call('GET', '/api/custom-fields')
    expect([status, body.error.data]).toEqual([400, { object_type: ['Missing data for required field.'] }])
  })

  fact('fields.archive', async ({ api, call }) => {
    const field = await api.customFields.create({
      object_type: 'Customer',
      label: 'Size',
      priority: 0,
      definition: { data_type: 'text', input_settings: { input_type: 'input' } },
    })
    expect(field.priority).toBe(2)
    expect(field).toHaveProperty('requirement_type', 'visible')
    const archived = await api.customFields.update(field.id, { deactivated_datetime: '2026-03-02T10:00:00Z' })
    expect(archived.deactivated_datetime).toBe('2026-03-02T10:00:00+00:00')
    const ids = async (archivedOnly?: boolean) =>
      (await api.customFields.list({ object_type: 'Customer', archived: archivedOnly })).items.map((item) => item.id)
    expect([
      (await ids()).includes(field.id),
      (await ids(true)).includes(field.id),
      (await ids(false)).includes(field.id),
    ]).toEqual([true, true, false])
    expect((await call('DELETE', `/api/custom-fields/${field.id}`)).status).toBe(405)
  })
})
