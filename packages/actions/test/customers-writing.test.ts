import type { Preview } from '@rhetor/actions'
import { describe, expect, it } from 'vitest'
import type { DemoSession } from '../../../test/support/demo-session.ts'
import { namedBy } from '../src/customers/named.ts'
import { demoBeforeEach } from './demo-before-each.ts'
import { withoutWaiting } from './without-waiting.ts'

let demo: DemoSession

demoBeforeEach((open) => {
  demo = open
})

const writes = () => demo.sent.filter((line) => !line.startsWith('GET'))
const solene = 'solene.marchandet16@courriel-vert.example'

async function ticketsOf(customer_id: number): Promise<number[]> {
  return (await demo.gorgias.tickets.list({ customer_id }).all()).items.map(({ id }) => id)
}

it.each([
  [5017, { by: 'id', id: 5017 }],
  [' 5017 ', { by: 'id', id: 5017 }],
  ['412345678', { by: 'id', id: 412345678 }],
  ['Maya@Mail.example', { by: 'email', address: 'maya@mail.example' }],
  ['+33 6 12 34 56 78', { by: 'phone', address: '+33 6 12 34 56 78' }],
  ['0719908543', { by: 'phone', address: '0719908543' }],
])('%j names a customer', (text, named) => {
  expect(namedBy('x', text)).toEqual(named)
})

it.each(['Solène', 'a@b', '@', '+12'])('%j does not name a customer', (text) => {
  expect(() => namedBy('x', text)).toThrow('x: name the customer by id, e-mail address or phone number.')
})

describe('a merge of two customers', () => {
  const merge = { source: 5150, target: 'joss.calloway@slowrooms-quarterly.example' }

  it('shows both first, and asks', async () => {
    const { preview } = (await demo.act('merge-customers', merge, { dryRun: true })) as { preview: Preview }
    expect(preview).toMatchObject({
      effect: 'destroy',
      consent: 'plain',
      objects: ['customer 5150', 'customer 5153'],
      summary: 'Customer 5150 is removed, customer 5153 stays and gets everything',
      shows: {
        source: {
          id: 5150,
          name: 'Keziah Monroe-Abara',
          channels: ['instagram-direct-message hearth.and.keziah'],
          tickets: 1,
        },
        target: { id: 5153, name: 'Joss Calloway', tickets: expect.any(Number), created_datetime: expect.any(String) },
        survivor_keeps: { name: 'Joss Calloway', email: merge.target },
      },
    })
    expect(writes()).toEqual([])
  })

  it('gives everything to the survivor, who is shown as they are now', async () => {
    const [moved] = await ticketsOf(5150)
    const merged = await demo.result('merge-customers', merge)
    expect(merged).toMatchObject({
      merged: 5150,
      already: false,
      survivor: 5153,
      untrusted: { survivor: { channels: expect.arrayContaining(['instagram-direct-message hearth.and.keziah']) } },
    })
    expect(await ticketsOf(5153)).toContain(moved)
    expect(writes()).toEqual(['PUT /api/customers/merge?source_id=…&target_id=…'])
    expect(JSON.stringify(demo.audit)).not.toMatch(/keziah|calloway/i)
  })

  it('ends with the values that were asked for', async () => {
    await demo.act('merge-customers', { ...merge, name: 'Joss & Keziah', language: 'en' })
    expect(await demo.gorgias.customers.get(5153)).toMatchObject({ name: 'Joss & Keziah', language: 'en' })
  })

  it('that is done already is reported, and not done again', async () => {
    await demo.act('merge-customers', merge)
    demo.sent.length = 0
    expect(await demo.result('merge-customers', merge)).toMatchObject({ already: true, survivor: 5153 })
    expect(writes()).toEqual([])
  })

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['both are one', { source: 5017, target: solene }, /both are customer 5017/],
    ['both are one id', { source: 5017, target: '5017' }, /both are customer 5017/],
    ['both have data of a shop', { source: 5018, target: 5017 }, /5018 and 5017 both have data of integration 126003/],
    [
      'nobody has the address',
      { source: 'nobody@mail.example', target: 5017 },
      /no customer has the address or number of source/,
    ],
    ['nobody has the other address', { source: 5017, target: 'nobody@mail.example' }, /of target/],
  ])('is refused where %s', async (_, input, reason) => {
    await expect(demo.act('merge-customers', input)).rejects.toThrow(reason)
    expect(writes()).toEqual([])
  })

  it('is refused where the source was merged into another customer', async () => {
    await demo.act('merge-customers', merge)
    await expect(demo.act('merge-customers', { source: 5150, target: 5017 })).rejects.toThrow(
      /5150 was merged into 5153 before/,
    )
    await expect(demo.act('merge-customers', { source: 5017, target: 5150 })).rejects.toThrow(
      /5150 was merged into 5153/,
    )
  })

  it('is refused where no customer has the id', async () => {
    await expect(demo.act('merge-customers', { source: 999_999, target: 5017 })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('says what Gorgias refused', async () => {
    await demo.sandbox.control.faults.add({ kind: 'status', operation: 'customers.merge', status: 409, times: 1 })
    await expect(demo.act('merge-customers', merge)).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('a customer who is erased', () => {
  it('is listed first, with every ticket by name', async () => {
    const tickets = await ticketsOf(5017)
    demo.sent.length = 0
    const { preview } = (await demo.act('erase-customer', { customer: solene }, { dryRun: true })) as {
      preview: Preview
    }
    expect(preview.objects).toEqual([...tickets.map((id) => `ticket ${id}`), 'customer 5017'])
    expect(preview).toMatchObject({
      effect: 'destroy',
      shows: {
        customer: { id: 5017, email: solene },
        tickets: expect.arrayContaining([
          expect.objectContaining({ id: 8407, subject: 'Demande de facture avec TVA' }),
        ]),
        stays: expect.arrayContaining([expect.stringMatching(/surveys/)]),
      },
    })
    expect(writes()).toEqual([])
  })

  it('goes last, after all tickets', async () => {
    const tickets = await ticketsOf(5017)
    demo.sent.length = 0
    expect(await demo.result('erase-customer', { customer: solene })).toMatchObject({
      customer: 5017,
      tickets_deleted: tickets.length,
    })
    expect(writes()).toEqual([...tickets.map((id) => `DELETE /api/tickets/${id}`), 'DELETE /api/customers/5017'])
    await expect(demo.gorgias.tickets.get(8407)).rejects.toMatchObject({ code: 'not_found' })
    await expect(demo.gorgias.customers.get(5017)).rejects.toMatchObject({ code: 'not_found' })
    expect(JSON.stringify(demo.audit)).not.toContain('solene')
  })

  it('has tickets on many pages, and in the trash', async () => {
    const mail = { from: solene, text: 'Encore moi.' }
    for (let count = 0; count < 105; count++)
      await demo.sandbox.control.customer.writes({ ...mail, subject: `No. ${count}` })
    const tickets = await ticketsOf(5017)
    await demo.act('trash', { tickets: tickets.slice(0, 3) })
    const { preview } = (await demo.act('erase-customer', { customer: 5017 }, { dryRun: true })) as { preview: Preview }
    expect(tickets.length).toBeGreaterThan(105)
    expect(preview).toMatchObject({ consent: 'itemised', objects: { length: tickets.length + 1 } })
  })

  it('continues where it was interrupted, and counts what is left', async () => {
    const tickets = await ticketsOf(5017)
    await demo.sandbox.control.faults.add({
      kind: 'status',
      operation: 'tickets.delete',
      status: 403,
      after: 1,
      times: 1,
    })
    await expect(demo.act('erase-customer', { customer: solene })).rejects.toThrow(/1 of \d+ steps done/)
    expect(await demo.result('erase-customer', { customer: solene })).toMatchObject({
      tickets_deleted: tickets.length - 1,
    })
  })

  it('is gone where the answer to the last deletion was lost', async () => {
    await demo.sandbox.control.faults.add({ kind: 'cut-after', operation: 'customers.delete', times: 1 })
    expect(await withoutWaiting(demo).result('erase-customer', { customer: 5017 })).toMatchObject({ customer: 5017 })
  })

  it('is found by the second address and by the number, too', async () => {
    const { channels } = await demo.gorgias.customers.get(5056)
    const phone = channels.find(({ type }) => type === 'phone')?.address
    const { preview } = (await demo.act('erase-customer', { customer: phone }, { dryRun: true })) as {
      preview: Preview
    }
    expect(preview.objects.at(-1)).toBe('customer 5056')
  })

  it('is refused where two have the address, and both are listed', async () => {
    const { store } = demo.sandbox.world()
    store.put('customers', { ...(store.get('customers', 5018) as object), email: solene } as never)
    await expect(demo.act('erase-customer', { customer: solene })).rejects.toThrow(
      /2 customers have this address: .*5018/,
    )
    expect(writes()).toEqual([])
  })

  it.each([['nobody@mail.example'], [999_999], ['+15550199']])('is refused for the name %j', async (customer) => {
    await expect(demo.act('erase-customer', { customer })).rejects.toThrow(
      /there is no such customer\. If they were erased before, nothing is left to do/,
    )
  })

  it('is not the customer they were merged into', async () => {
    await demo.act('merge-customers', { source: 5150, target: 5153 })
    await expect(demo.act('erase-customer', { customer: 5150 })).rejects.toThrow(
      /5150 was merged into 5153; use that id if you mean it/,
    )
  })
})
