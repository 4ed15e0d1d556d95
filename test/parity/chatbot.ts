import { codeOf, type Row } from './row.ts'

// templates are requests: their fields are those of the API, and so are ours
const fields = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, name]))

export const chatbot: readonly Row[] = [
  {
    theirs: 'Create a customer',
    ours: 'customers.create',
    inputs: fields('name', 'email', 'channels', 'external_id', 'language', 'timezone'),
    trials: [
      {
        says: 'stores the customer',
        given: {
          name: 'Maya Ortiz',
          email: 'maya.ortiz@shopper.example',
          channels: [{ type: 'phone', address: '+33612345678' }],
          external_id: 'bot-1',
          language: 'fr',
          timezone: 'Europe/Paris',
        },
        after: ({ gorgias }, { id }) => gorgias.customers.get(id),
        is: { name: 'Maya Ortiz', email: 'maya.ortiz@shopper.example', external_id: 'bot-1' },
      },
    ],
  },
  {
    theirs: 'List customers',
    ours: 'customers.list',
    inputs: fields('email', 'name', 'limit', 'cursor', 'order_by'),
    trials: [
      {
        says: 'lists a page of them',
        given: { limit: 3, order_by: 'created_datetime:asc' },
        after: (_, { items, truncated }) => ({ count: items.length, truncated }),
        is: { count: 3, truncated: true },
      },
      {
        says: 'finds one by address and name',
        given: { email: 'solene.marchandet16@courriel-vert.example', name: 'Solène Marchandet' },
        is: { items: [{ id: 5017 }] },
      },
      {
        says: 'continues where a page ended',
        given: { limit: 100, cursor: '' },
        before: async ({ gorgias }) => ({ cursor: (await gorgias.customers.list({ limit: 100 })).next }),
        after: (_, { truncated }) => ({ truncated }),
        is: { truncated: false },
      },
    ],
  },
  {
    theirs: 'Update a customer',
    ours: 'customers.update',
    inputs: fields('id', 'name', 'email', 'language', 'note'),
    trials: [
      {
        says: 'changes the customer',
        given: { id: 5017, name: 'Solène M.', email: 'solene@courriel.example', language: 'en', note: 'By the bot.' },
        after: ({ gorgias }) => gorgias.customers.get(5017),
        is: { name: 'Solène M.', email: 'solene@courriel.example', language: 'en', note: 'By the bot.' },
      },
    ],
  },
  {
    theirs: 'Retrieve a customer',
    ours: 'customers.get',
    inputs: fields('id'),
    note: '`show-customer` adds orders and tickets.',
    trials: [{ says: 'reads the customer', given: { id: 5017 }, is: { id: 5017, name: 'Solène Marchandet' } }],
  },
  {
    theirs: 'Delete a customer',
    ours: 'customers.delete',
    inputs: fields('id'),
    note: 'Asks first; `--yes` answers.',
    trials: [
      {
        says: 'deletes the customer',
        given: { id: 5154 },
        after: ({ gorgias }) => codeOf(gorgias.customers.get(5154)),
        is: { code: 'not_found' },
      },
    ],
  },
  {
    theirs: 'Create a ticket',
    ours: 'tickets.create',
    inputs: fields('subject', 'channel', 'via', 'from_agent', 'customer', 'messages', 'status', 'tags'),
    note: '`create-ticket --as customer` stores what was said in the chat, from an address and a text.',
    trials: [
      {
        says: 'opens the ticket for the customer of the chat',
        given: {
          subject: 'Where is my parcel?',
          channel: 'api',
          via: 'api',
          from_agent: false,
          customer: { email: 'maya.ortiz@shopper.example' },
          messages: [
            {
              channel: 'api',
              via: 'api',
              from_agent: false,
              sender: { email: 'maya.ortiz@shopper.example' },
              body_text: 'It was due on Monday.',
            },
          ],
          status: 'open',
          tags: [{ name: 'payment' }],
        },
        after: ({ gorgias }, { id }) => gorgias.tickets.get(id),
        is: {
          subject: 'Where is my parcel?',
          status: 'open',
          customer: { email: 'maya.ortiz@shopper.example' },
          messages: [{ body_text: 'It was due on Monday.' }],
          tags: [{ name: 'payment' }],
        },
      },
    ],
  },
  {
    theirs: 'List tickets',
    ours: 'tickets.list',
    inputs: fields('customer_id', 'limit', 'cursor', 'order_by'),
    note: '`find` asks by words, status, tag and date too.',
    trials: [
      {
        says: "lists a customer's tickets",
        given: { customer_id: 5017, limit: 10, order_by: 'created_datetime:asc' },
        is: { items: [{ id: 8221 }, { id: 8407 }], truncated: false },
      },
      {
        says: 'continues where a page ended',
        given: { customer_id: 5017, limit: 1, cursor: '' },
        before: async ({ gorgias }) => ({
          cursor: (await gorgias.tickets.list({ customer_id: 5017, limit: 1 })).next,
        }),
        is: { items: [{ id: 8221 }], truncated: false },
      },
    ],
  },
  {
    theirs: 'Update a ticket',
    ours: 'tickets.update',
    inputs: fields('id', 'status', 'subject', 'priority', 'assignee_user', 'assignee_team', 'tags'),
    note: '`update`, `close`, `assign` and `tag` take several tickets, and names instead of ids.',
    trials: [
      {
        says: 'changes the ticket',
        given: {
          id: 8407,
          status: 'closed',
          subject: 'Facture avec TVA',
          priority: 'high',
          assignee_user: { id: 5003 },
          assignee_team: { id: 4101 },
          tags: [{ name: 'payment' }],
        },
        after: ({ gorgias }) => gorgias.tickets.get(8407),
        is: {
          status: 'closed',
          subject: 'Facture avec TVA',
          priority: 'high',
          assignee_user: { id: 5003 },
          assignee_team: { id: 4101 },
          tags: [{ name: 'payment' }],
        },
      },
    ],
  },
  {
    theirs: 'Retrieve a ticket',
    ours: 'tickets.get',
    inputs: fields('id'),
    note: '`show` prints the conversation in a readable form.',
    trials: [{ says: 'reads the ticket', given: { id: 8407 }, is: { id: 8407, customer: { id: 5017 } } }],
  },
  {
    theirs: 'Delete a ticket',
    ours: 'tickets.delete',
    inputs: fields('id'),
    note: 'Asks first. `trash` can be undone.',
    trials: [
      {
        says: 'deletes the ticket',
        given: { id: 8406 },
        after: ({ gorgias }) => codeOf(gorgias.tickets.get(8406)),
        is: { code: 'not_found' },
      },
    ],
  },
]
