import { codeOf, type Place, type Row, same, wholeList, wholeListIs } from './row.ts'

const paged = { 'Fetch All': 'all', ...same('Cursor', 'Limit', 'Order By') }

const tags: Place = {
  to: 'tags',
  says: '`[{"name": …}]`',
  by: (names) => (names as string[]).map((name) => ({ name })),
}

const meta: Place = {
  to: 'meta',
  says: 'an object',
  by: (pairs) => Object.fromEntries((pairs as { key: string; value: string }[]).map(({ key, value }) => [key, value])),
}

const written: Readonly<Record<string, Place>> = {
  ...same('Assignee Team', 'Assignee User'),
  'Assignee User ID': 'channel',
  ...same('Closed Datetime', 'Customer', 'External ID', 'From Agent', 'Language'),
  ...same('Last Message Datetime', 'Last Received Message Datetime'),
  Meta: meta,
  ...same('Opened Datetime', 'Snooze Datetime', 'Spam', 'Status'),
  Tags: tags,
  ...same('Trashed Datetime', 'Updated Datetime', 'Via'),
}

const channelNote = 'The input labelled “Assignee User ID” carries the channel.'

const question = {
  channel: 'api',
  from_agent: false,
  sender: { email: 'maya.ortiz@shopper.example' },
  body_text: 'It was due on Monday.',
}

const whole = {
  'Assignee Team': { id: 4101 },
  'Assignee User': { id: 5003 },
  'Assignee User ID': 'email',
  'Closed Datetime': '2026-03-02T12:00:00Z',
  Customer: { id: 5017 },
  'External ID': 'RETURN#4213',
  'From Agent': false,
  Language: 'en',
  'Last Message Datetime': '2026-03-02T10:00:00Z',
  'Last Received Message Datetime': '2026-03-02T10:00:00Z',
  Meta: [{ key: 'order', value: '1042' }],
  'Opened Datetime': '2026-03-02T11:00:00Z',
  'Snooze Datetime': '2037-01-01T09:00:00Z',
  Spam: true,
  Status: 'closed',
  Tags: ['invoice', 'payment'],
  'Trashed Datetime': '2026-03-02T13:00:00Z',
  'Updated Datetime': '2026-03-02T13:00:00Z',
  Via: 'api',
}

const stored = {
  assignee_team: { id: 4101 },
  assignee_user: { id: 5003 },
  channel: 'email',
  customer: { id: 5017 },
  external_id: 'RETURN#4213',
  from_agent: false,
  language: 'en',
  meta: { order: '1042' },
  spam: true,
  status: 'closed',
}

export const componentTickets: readonly Row[] = [
  {
    theirs: 'Create Ticket',
    ours: 'tickets.create',
    inputs: { ...same('Messages', 'Created Datetime', 'Subject'), ...written },
    note: `${channelNote} \`create-ticket\` takes a customer and a text, finds the route, and opens the same ticket once.`,
    trials: [
      {
        says: 'opens a ticket with its first message',
        given: { Subject: 'Where is my parcel?', Messages: [question], Tags: ['invoice'] },
        after: ({ gorgias }, { id }) => gorgias.tickets.get(id),
        is: {
          subject: 'Where is my parcel?',
          status: 'open',
          customer: { email: 'maya.ortiz@shopper.example' },
          tags: [{ name: 'invoice' }],
          messages: [{ body_text: 'It was due on Monday.' }],
        },
      },
      {
        says: 'stores all its inputs',
        given: {
          Messages: [{ ...question, sender: { id: 5017 } }],
          'Created Datetime': '2026-03-02T10:00:00Z',
          Subject: 'Where is my parcel?',
          ...whole,
        },
        after: ({ gorgias }, { id }) => gorgias.tickets.get(id),
        is: { ...stored, subject: 'Where is my parcel?', tags: [{ name: 'invoice' }, { name: 'payment' }] },
      },
    ],
  },
  {
    theirs: 'Get Ticket',
    ours: 'tickets.get',
    inputs: { 'Ticket ID': 'id', ...same('Relationships') },
    note: '`show` prints the conversation in a readable form.',
    trials: [
      {
        says: 'reads the ticket with its messages and fields',
        given: { 'Ticket ID': 8407, Relationships: ['custom_fields'] },
        is: { id: 8407, messages: [{ id: 42690 }], custom_fields: { 302: { value: 'Undefined' } } },
      },
    ],
  },
  {
    theirs: 'List Tickets',
    ours: 'tickets.list',
    inputs: { ...same('Customer ID', 'External ID', 'View ID', 'Rule ID', 'Ticket IDs'), ...paged },
    note: '`find` also asks by words, status, tag, person, channel and date.',
    trials: [
      {
        says: 'selects by customer',
        given: { 'Customer ID': 5017, 'Order By': 'created_datetime:asc' },
        is: { items: [{ id: 8221 }, { id: 8407 }], truncated: false },
      },
      {
        says: 'selects by ids and goes page by page',
        given: { 'Ticket IDs': [8405, 8406, 8407], Limit: 2, Cursor: '' },
        before: async ({ gorgias }) => {
          const first = await gorgias.tickets.list({ ticket_ids: [8405, 8406, 8407], limit: 2 })
          return { Cursor: first.next }
        },
        after: (_, { items, truncated }) => ({ count: items.length, truncated }),
        is: { count: 1, truncated: false },
      },
      {
        says: 'selects by external id, view and rule',
        given: { 'External ID': 'RETURN#4213', 'View ID': 90003, 'Rule ID': 54006 },
        is: { items: [], truncated: false },
      },
      { says: 'fetches all pages', given: { 'Fetch All': true }, after: wholeList('/tickets'), is: wholeListIs },
    ],
  },
  {
    theirs: 'Update Ticket',
    ours: 'tickets.update',
    inputs: { 'Ticket ID': 'id', ...written, ...same('Is Unread') },
    note: `${channelNote} Tags replace them all; \`tag\` and \`untag\` leave the others. \`update\` takes names instead of ids.`,
    trials: [
      {
        says: 'changes what is given and leaves the rest',
        given: { 'Ticket ID': 8407, Status: 'closed' },
        after: ({ gorgias }) => gorgias.tickets.get(8407),
        is: { status: 'closed', subject: 'Demande de facture avec TVA', tags: [{ name: 'invoice' }] },
      },
      {
        says: 'changes all its inputs',
        given: { 'Ticket ID': 8406, ...whole, 'Is Unread': true },
        after: ({ gorgias }) => gorgias.tickets.get(8406),
        is: { ...stored, is_unread: true, tags: [{ name: 'invoice' }, { name: 'payment' }] },
      },
    ],
  },
  {
    theirs: 'Delete Ticket',
    ours: 'tickets.delete',
    inputs: { 'Ticket ID': 'id' },
    note: 'Asks first. `trash` can be undone.',
    trials: [
      {
        says: 'deletes the ticket',
        given: { 'Ticket ID': 8406 },
        after: ({ gorgias }) => codeOf(gorgias.tickets.get(8406)),
        is: { code: 'not_found' },
      },
    ],
  },
  {
    theirs: 'List Ticket Custom Fields',
    ours: 'tickets.listCustomFields',
    inputs: same('Ticket ID'),
    trials: [
      {
        says: 'lists the values with their fields',
        given: { 'Ticket ID': 8407 },
        after: (_, { items }) => ({ ids: items.map(({ field }) => (field as { id: number }).id) }),
        is: { ids: [302, 303, 304, 305] },
      },
    ],
  },
  {
    theirs: 'Update Ticket Custom Fields',
    ours: 'tickets.setCustomFields',
    inputs: { ...same('Ticket ID'), 'Custom Fields': 'body' },
    note: 'Replaces all values, and refuses to leave out those Gorgias manages; `set-field` sets one, by its label.',
    trials: [
      {
        says: 'sets the values',
        given: {
          'Ticket ID': 8407,
          'Custom Fields': [
            { id: 302, value: 'Undefined' },
            { id: 303, value: 'Account::Invoice::Request' },
            { id: 304, value: 'Order::Payment' },
            { id: 305, value: 'Six Hills Tasting Set' },
            { id: 308, value: 42.9 },
          ],
        },
        after: ({ gorgias }) => gorgias.tickets.get(8407, { relationships: ['custom_fields'] }),
        is: { custom_fields: { 304: { value: 'Order::Payment' }, 308: { value: 42.9 } } },
      },
    ],
  },
  {
    theirs: 'Delete Ticket Custom Field',
    ours: 'tickets.deleteCustomField',
    inputs: { ...same('Ticket ID'), 'Custom Field ID': 'id' },
    note: 'Asks first. `set-field` without a value clears one, by its label.',
    trials: [
      {
        says: 'clears the value',
        given: { 'Ticket ID': 8407, 'Custom Field ID': 305 },
        after: async ({ gorgias }) => {
          const { items } = await gorgias.tickets.listCustomFields(8407)
          return { isThere: items.some(({ field, value }) => field.id === 305 && value !== null) }
        },
        is: { isThere: false },
      },
    ],
  },
]
