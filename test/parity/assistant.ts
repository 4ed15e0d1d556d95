import { actionNamed, createSession, perform } from '@rhetor/actions'
import { curatedTools } from '../../packages/mcp/src/curated.ts'
import { type Row, translated } from './row.ts'

const fields = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, name]))

/** The variables it reads are the ones we read. */
export const environment: Readonly<Record<string, string>> = {
  GORGIAS_ACCOUNT_DOMAIN: 'GORGIAS_ACCOUNT_DOMAIN',
  GORGIAS_USERNAME: 'GORGIAS_USERNAME',
  GORGIAS_API_KEY: 'GORGIAS_API_KEY',
}

const answer = {
  channel: 'email',
  from_agent: true,
  body_text: 'Voici votre facture.',
  body_html: '<div>Voici votre facture.</div>',
  sender: { id: 5003 },
  source: {
    from: { address: 'support@pebblewren.example' },
    to: [{ address: 'solene.marchandet16@courriel-vert.example' }],
  },
}

/** The eight tools; `ours` is the action behind our tool. */
export const assistantTools: readonly Row[] = [
  {
    theirs: 'List Tickets',
    ours: 'find',
    inputs: { customer_id: 'customer', ...fields('limit', 'cursor', 'order_by') },
    note: 'Also by words, status, tag, person and date.',
    trials: [
      {
        says: "lists a customer's tickets in order",
        given: { customer_id: 5017, limit: 5, order_by: 'created_datetime:asc' },
        is: { items: [{ id: 8221 }, { id: 8407 }] },
      },
      {
        says: 'lists the newest of all, and continues',
        given: { limit: 2, order_by: 'created_datetime:desc', cursor: '' },
        before: async ({ gorgias }) => {
          const page = { limit: 2, order_by: 'created_datetime:desc' }
          const found = await perform(actionNamed('find'), page, createSession({ gorgias }), { face: 'parity' })
          return { cursor: (found as unknown as { result: { next: string } }).result.next }
        },
        after: (_, { items }) => ({ count: items.length }),
        is: { count: 2 },
      },
    ],
  },
  {
    theirs: 'Get Ticket',
    ours: 'show',
    inputs: { ticketId: 'ticket' },
    note: 'Includes the messages, without quoted mails.',
    trials: [
      {
        says: 'reads customer, status, tags and messages',
        given: { ticketId: 8407 },
        is: { id: 8407, status: 'open', tags: ['invoice'], customer: { id: 5017 }, messages: [{ id: 42_690 }] },
      },
    ],
  },
  {
    theirs: 'List Ticket Messages',
    ours: 'messages.list',
    inputs: fields('ticket_id', 'limit', 'cursor', 'order_by'),
    note: '`read_ticket` shows them with the ticket, in some 4,000 bytes.',
    trials: [
      {
        says: 'lists the messages of a ticket',
        given: { ticket_id: 8407, limit: 10, order_by: 'created_datetime:asc' },
        is: { items: [{ id: 42_690 }], truncated: false },
      },
      {
        says: 'continues where a page ended',
        given: { ticket_id: 8221, limit: 1, cursor: '' },
        before: async ({ gorgias }) => ({ cursor: (await gorgias.messages.list({ ticket_id: 8221, limit: 1 })).next }),
        after: (_, { items }) => ({ count: items.length }),
        is: { count: 1 },
      },
    ],
  },
  {
    theirs: 'Create Ticket Message',
    ours: 'messages.create',
    inputs: {
      ticketId: 'ticket_id',
      ...fields('channel', 'from_agent', 'body_text', 'body_html', 'sender', 'source'),
    },
    note: 'Better use `reply_to_customer`, which finds the route itself, or `add_internal_note`.',
    trials: [
      {
        says: 'sends an answer, once the user has agreed',
        given: { ticketId: 8407, ...answer },
        after: async ({ gorgias }, { id }) => gorgias.messages.get({ ticket_id: 8407, id }),
        is: { channel: 'email', from_agent: true, body_text: 'Voici votre facture.', sender: { id: 5003 } },
      },
    ],
  },
  {
    theirs: 'Create Ticket',
    ours: 'tickets.create',
    inputs: fields('messages', 'customer', 'channel', 'subject', 'status'),
    note: '`create_ticket` takes a customer and a text, and opens the same ticket once.',
    trials: [
      {
        says: 'opens a ticket for a customer',
        given: {
          messages: [{ channel: 'api', from_agent: false, sender: { id: 5017 }, body_text: 'She called.' }],
          customer: { id: 5017 },
          channel: 'api',
          subject: 'Facture',
          status: 'open',
        },
        after: ({ gorgias }, { id }) => gorgias.tickets.get(id),
        is: { subject: 'Facture', status: 'open', customer: { id: 5017 }, messages: [{ body_text: 'She called.' }] },
      },
    ],
  },
  {
    theirs: 'List Customers',
    ours: 'customers.list',
    inputs: fields('email', 'name', 'limit', 'cursor', 'order_by'),
    note: '`find_customers` searches by name, address, number or id.',
    trials: [
      {
        says: 'finds a customer by address and name',
        given: { email: 'solene.marchandet16@courriel-vert.example', name: 'Solène Marchandet', limit: 5 },
        is: { items: [{ id: 5017 }] },
      },
      {
        says: 'continues where a page ended',
        given: { limit: 2, order_by: 'created_datetime:desc', cursor: '' },
        before: async ({ gorgias }) => ({ cursor: (await gorgias.customers.list({ limit: 2 })).next }),
        after: (_, { items }) => ({ count: items.length }),
        is: { count: 2 },
      },
    ],
  },
  {
    theirs: 'List Users',
    ours: 'users.list',
    inputs: fields('email', 'search', 'limit', 'cursor'),
    note: '`list_people` shows users with their teams at once.',
    trials: [
      {
        says: 'finds a user by name',
        given: { search: 'Leilani', limit: 5 },
        is: { items: [{ id: 5005 }] },
      },
      {
        says: 'finds a user by address',
        given: { email: 'noor@pebblewren.example' },
        is: { items: [{ id: 5003 }] },
      },
      {
        says: 'continues where a page ended',
        given: { limit: 2, cursor: '' },
        before: async ({ gorgias }) => ({ cursor: (await gorgias.users.list({ limit: 2 })).next }),
        after: (_, { items }) => ({ count: items.length }),
        is: { count: 2 },
      },
    ],
  },
  {
    theirs: 'Update Ticket Status',
    ours: 'update',
    inputs: {
      ticketId: { to: 'tickets', says: 'a list', by: (id) => [id] },
      status: 'status',
      assignee_user: { to: 'assignee_user', says: 'an id or a name', by: (user) => (user as { id: number }).id },
    },
    note: 'Several tickets at once, and every other change too.',
    trials: [
      {
        says: 'closes a ticket and assigns it',
        given: { ticketId: 8407, status: 'closed', assignee_user: { id: 5003 } },
        after: ({ gorgias }) => gorgias.tickets.get(8407),
        is: { status: 'closed', assignee_user: { id: 5003 } },
      },
    ],
  },
]

/** A call of our tool server. */
export interface ToolCall {
  readonly tool: string
  readonly input: Readonly<Record<string, unknown>>
}

/** The tool that does what an action does: one of its own, or the one that runs any operation. */
export function toolCall(ours: string, input: Readonly<Record<string, unknown>>): ToolCall {
  const [tool] = Object.entries(curatedTools).find(([, action]) => action === ours) ?? []
  return tool === undefined ? { tool: 'run_operation', input: { name: ours, input } } : { tool, input }
}

/** The call that the first trial of a row makes. */
export function firstCall(row: Row): ToolCall {
  return toolCall(row.ours, translated(row, row.trials[0].given))
}
