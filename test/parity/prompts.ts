import type { ToolCall } from './assistant.ts'
import type { At } from './row.ts'

/** What a user may ask, and the calls of our tool server that answer it. */
export interface Prompt {
  readonly asks: string
  readonly calls: readonly (ToolCall & { readonly is: object })[]
  /** What the API shows afterwards, where something was changed. */
  readonly after?: (at: At) => unknown
  readonly leaves?: object
}

export const prompts: readonly Prompt[] = [
  {
    asks: 'Which of the newest tickets are still open, and what do people want?',
    calls: [
      { tool: 'find_tickets', input: { status: 'open', limit: 5 }, is: { truncated: true } },
      { tool: 'read_ticket', input: { ticket: 8407 }, is: { id: 8407, status: 'open' } },
    ],
  },
  {
    asks: 'Read ticket 8407 and draft a friendly answer.',
    calls: [
      { tool: 'read_ticket', input: { ticket: 8407 }, is: { messages: [{ by: 'customer' }] } },
      {
        tool: 'draft_reply',
        input: { ticket: 8407, text: 'Bonjour Solène, la voici.' },
        is: {
          channel: 'email',
          untrusted: { from: 'support@pebblewren.example', message: { body_text: 'Bonjour Solène, la voici.' } },
        },
      },
    ],
    after: async ({ gorgias }) => ({ messages: (await gorgias.tickets.get(8407)).messages.length }),
    leaves: { messages: 1 },
  },
  {
    asks: 'If ticket 8407 is settled, say goodbye and close it.',
    calls: [
      { tool: 'read_ticket', input: { ticket: 8407, full: true }, is: { id: 8407 } },
      {
        tool: 'reply_to_customer',
        input: { ticket: 8407, text: 'Merci, à bientôt.', close: true, wait_seconds: 0 },
        is: { channel: 'email', already: false },
      },
    ],
    after: async ({ gorgias }) => {
      const { status, messages } = await gorgias.tickets.get(8407)
      return { status, last: messages.at(-1)?.body_text }
    },
    leaves: { status: 'closed', last: 'Merci, à bientôt.' },
  },
  {
    asks: 'Who is solene.marchandet16@courriel-vert.example, and what has she bought?',
    calls: [
      {
        tool: 'find_customers',
        input: { email: 'solene.marchandet16@courriel-vert.example' },
        is: { items: [{ id: 5017 }] },
      },
      { tool: 'read_customer', input: { customer: 5017 }, is: { id: 5017, open_tickets: 1 } },
    ],
  },
  {
    asks: 'Give ticket 8407 to Leilani, as urgent, and tag it payment.',
    calls: [
      { tool: 'list_people', input: { team: 'Customer care' }, is: { teams: [{ id: 4101 }] } },
      {
        tool: 'update_ticket',
        input: { tickets: [8407], assignee_user: 'Leilani', priority: 'high', add_tags: ['payment'] },
        is: { tickets: [{ id: 8407 }] },
      },
    ],
    after: async ({ gorgias }) => {
      const { assignee_user, priority, tags } = await gorgias.tickets.get(8407)
      return { assignee: assignee_user?.id, priority, tags: tags.map(({ name }) => name).toSorted() }
    },
    leaves: { assignee: 5005, priority: 'high', tags: ['invoice', 'payment'] },
  },
  {
    asks: 'Somebody called about an invoice: open a ticket with what she said, and leave a note on 8407.',
    calls: [
      {
        tool: 'create_ticket',
        input: {
          customer: 'solene.marchandet16@courriel-vert.example',
          subject: 'Facture',
          text: 'She needs it by Friday.',
          as: 'customer',
        },
        is: { state: 'stored', customer_id: 5017 },
      },
      { tool: 'add_internal_note', input: { ticket: 8407, text: 'She called as well.' }, is: { ticket_id: 8407 } },
    ],
    after: async ({ gorgias }) => {
      const { items } = await gorgias.tickets.list({ customer_id: 5017, order_by: 'created_datetime:desc' })
      const { messages } = await gorgias.tickets.get(8407)
      return { newest: items[0]?.subject, note: messages.at(-1)?.channel }
    },
    leaves: { newest: 'Facture', note: 'internal-note' },
  },
  {
    asks: 'How many tickets came in this week, by channel?',
    calls: [
      {
        tool: 'get_statistics',
        input: { report: 'tickets-created', from: '7d', by: ['channel'] },
        is: { report: 'tickets-created', complete: true },
      },
    ],
  },
  {
    asks: 'Which macros do we have for returns?',
    calls: [
      { tool: 'find_operation', input: { query: 'list macros' }, is: { truncated: true } },
      {
        tool: 'run_operation',
        input: { name: 'macros.list', input: { search: 'Returns: send the label' } },
        is: { truncated: false, untrusted: { items: [{ id: 31_005 }] } },
      },
    ],
  },
]
