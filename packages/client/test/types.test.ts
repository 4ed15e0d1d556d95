import {
  basic,
  type Call,
  type Customer,
  type Download,
  Gorgias,
  type GorgiasOptions,
  type List,
  type Tag,
  type Ticket,
  type TicketCompact,
} from '@rhetor/client'
import { describe, expectTypeOf, it } from 'vitest'

const auth = basic('ana@acme.example', 'KEY')
const gorgias = new Gorgias({ account: 'acme', auth })

describe('the types', () => {
  it('of answers are the objects of the API', () => {
    expectTypeOf<ReturnType<typeof gorgias.tickets.get>>().toEqualTypeOf<Call<Ticket>>()
    expectTypeOf<ReturnType<typeof gorgias.tickets.list>>().toEqualTypeOf<List<TicketCompact>>()
    expectTypeOf<ReturnType<typeof gorgias.tickets.listTags>>().toEqualTypeOf<List<Tag>>()
    expectTypeOf<ReturnType<typeof gorgias.customers.merge>>().toEqualTypeOf<Call<Customer>>()
    expectTypeOf<ReturnType<typeof gorgias.tickets.delete>>().toEqualTypeOf<Call<null>>()
    expectTypeOf<ReturnType<typeof gorgias.files.download>>().toEqualTypeOf<Call<Download>>()
  })

  it('refuse what the API would refuse', () => {
    const never = () => {
      // @ts-expect-error an id is a number
      gorgias.tickets.get('5')
      // @ts-expect-error there is no such status
      gorgias.tickets.update(5, { status: 'pending' })
      // @ts-expect-error the field is called subject
      gorgias.tickets.update(5, { title: 'x' })
      // @ts-expect-error tickets cannot be filtered by status
      gorgias.tickets.list({ status: 'open' })
      // @ts-expect-error a ticket needs messages
      gorgias.tickets.create({ subject: 'x' })
      // @ts-expect-error the list of custom fields needs an object type
      gorgias.customFields.list()
      // @ts-expect-error both ids are needed
      gorgias.messages.get({ ticket_id: 5 })
      // @ts-expect-error only creates with a place for a key take one
      gorgias.tags.create({ name: 'vip' }, { key: 'a' })
      // @ts-expect-error only lists have a max
      gorgias.tickets.get(5, {}, { max: 3 })
      // @ts-expect-error there is no such operation
      gorgias.tickets.merge(5)
      gorgias.tickets.create({ messages: [] }, { key: 'a', lookUp: 'before' })
      gorgias.tickets.list({ limit: 5 }, { max: 3, lane: 'background' })
    }
    expectTypeOf(never).toBeFunction()
  })

  it('refuse a client that has no account, and one that has no credentials', () => {
    // @ts-expect-error neither account nor baseUrl
    const nowhere: GorgiasOptions = { auth }
    // @ts-expect-error no credentials
    const nobody: GorgiasOptions = { account: 'acme' }
    expectTypeOf([nowhere, nobody]).toBeArray()
  })
})
