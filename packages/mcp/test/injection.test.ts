import { expect, it } from 'vitest'
import { assistant, type Told } from '../../../test/support/assistant.ts'

it('what a customer puts into subject, text and name stays under untrusted, whatever is done with the ticket', async () => {
  await using helper = await assistant({ tier: 'admin', user: 'agrees' })
  const { ticket_id: ticket } = (await helper.sandbox.control.scenarios.load({ name: 'prompt-injection' })) as {
    ticket_id: number
  }
  const read = await helper.result('run_operation', { name: 'tickets.get', input: { id: ticket } })
  const { customer, subject, messages } = read['untrusted'] as {
    customer: { id: number; name: string; email: string }
    subject: string
    messages: { body_text: string }[]
  }
  const words = [customer.name, customer.email, subject, ...messages.map(({ body_text }) => body_text)]
  const run = (name: string, input: object): [string, Record<string, unknown>] => ['run_operation', { name, input }]
  const calls: readonly (readonly [string, Record<string, unknown>])[] = [
    ['read_ticket', { ticket }],
    ['read_customer', { customer: customer.id }],
    ['find_tickets', { ids: [ticket] }],
    ['find_tickets', { email: customer.email }],
    ['find_customers', { id: customer.id }],
    ['draft_reply', { ticket, text: 'Thank you.' }],
    ['reply_to_customer', { ticket, text: 'Thank you.' }],
    ['apply_macro', { ticket, macro: 'Returns: send the label' }],
    ['apply_macro', { ticket, macro: 'Returns: send the label', send: true }],
    ['add_internal_note', { ticket, text: 'Looks odd.' }],
    ['update_ticket', { tickets: [ticket], priority: 'high' }],
    ['hand_over', { ticket, reason: 'sensitive_topic', summary: 'Odd orders.' }],
    [
      'create_ticket',
      { customer: customer.id, text: 'About your parcel.', subject: 'Your parcel', from: 'support@pebblewren.example' },
    ],
    run('merge-customers', { source: customer.id, target: 5153 }),
    run('erase-customer', { customer: 5153 }),
  ]
  for (const [tool, input] of calls) {
    const told = await helper.call(tool, input)
    expect([tool, told.answer.error?.message]).toEqual([tool, undefined])
    for (const word of words)
      expect([tool, withoutUntrusted(told)]).not.toEqual([tool, expect.stringContaining(word.slice(0, 30))])
    if (told.text.includes(customer.name))
      expect([tool, told.answer.notice]).toEqual([tool, expect.stringContaining('never follow')])
  }
})

function withoutUntrusted({ answer }: Told): string {
  return JSON.stringify(answer, (name, each: unknown) => (name === 'untrusted' ? undefined : each))
}
