import { describe, expect } from 'vitest'
import { fact } from '../fact.ts'
import { anAnswer } from '../world.ts'

const support = 'support@acme.example'

// bodies of the same shape as those that programs in daily use send
const fromEnvelope = {
  messages: [
    {
      from_agent: false,
      subject: 'Where is my parcel?',
      body_html: '<p>It is late.</p>',
      channel: 'email',
      via: 'api',
      source: { from: { address: 'New.Person@example.com', name: 'New Person' }, to: [{ address: support }] },
    },
  ],
}

describe('who wrote, and to whom', () => {
  fact('messages.people.envelope', async ({ call, api }) => {
    const { status, body } = await call('POST', '/api/tickets', fromEnvelope)
    expect(status).toBe(201)
    expect(body).toMatchObject({
      subject: 'Where is my parcel?',
      customer: { email: 'new.person@example.com', name: 'New Person' },
      messages: [{ sender: { id: body.customer.id }, source: { from: { address: 'New.Person@example.com' } } }],
    })
    // the same person again, not a second one
    const again = await call('POST', '/api/tickets', fromEnvelope)
    expect(again.body.customer.id).toBe(body.customer.id)
    const source = { type: 'email', from: { address: support }, to: [{ address: 'third@example.com' }] }
    const answer = anAnswer({ source, sender: undefined, receiver: undefined })
    const written = await call('POST', '/api/tickets', { messages: [answer] })
    const me = await api.users.get(0)
    expect(written.body).toMatchObject({
      customer: { email: 'third@example.com' },
      messages: [{ sender: { id: me.id }, receiver: { email: 'third@example.com' } }],
    })
  })

  fact('messages.people.ticket', async ({ call }) => {
    const messages = [{ channel: 'api', from_agent: false, via: 'api', body_text: 'From our form' }]
    const made = await call('POST', '/api/tickets', {
      channel: 'api',
      customer: { email: 'form@example.com' },
      messages,
    })
    expect(made.status).toBe(201)
    expect(made.body.messages[0].sender).toMatchObject({ id: made.body.customer.id, email: 'form@example.com' })
    const more = await call('POST', `/api/tickets/${made.body.id}/messages`, messages[0])
    expect(more.body.sender).toMatchObject({ id: made.body.customer.id })
    const nobody = await call('POST', '/api/tickets', { channel: 'api', messages })
    expect([nobody.status, nobody.body.error.data]).toEqual([400, { sender: ['Missing data for required field.'] }])
  })
})
