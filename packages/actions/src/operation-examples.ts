import type { Operation, Reply, Resources } from '@rhetor/contract'
import type { z } from 'zod'
import type { FileInput, Flat } from './flat.ts'

type OperationName = { [Name in keyof Resources]: `${Name}.${keyof Resources[Name] & string}` }[keyof Resources]

type RowNamed<Name> = Name extends `${infer Owner extends keyof Resources}.${infer Key}`
  ? Resources[Owner][Key & keyof Resources[Owner]]
  : never

type BodyOf<Body> = Body extends undefined
  ? unknown
  : Body extends Record<string, Blob>
    ? { files: z.input<typeof FileInput>[] }
    : Body extends readonly unknown[] | string | number | boolean
      ? { body: Body }
      : Body

type InputOf<Row> =
  Row extends Operation<infer Params, infer Query, infer Body, Reply>
    ? Params & (Query extends undefined ? unknown : Query) & BodyOf<Body>
    : never

type Examples = { readonly [Name in OperationName]: InputOf<RowNamed<Name>> }

const lastQuarter = [
  { member: 'periodStart', operator: 'afterDate', values: ['2026-07-01'] },
  { member: 'periodEnd', operator: 'beforeDate', values: ['2026-10-01'] },
] as const satisfies readonly { member: string; operator: string; values: string[] }[]

const summer = {
  period: { start_datetime: '2026-08-01T00:00:00Z', end_datetime: '2026-08-31T23:59:59Z' },
}

/** For each operation an input that works on the demo shop of the sandbox. */
export const operationExamples: Readonly<Record<string, Flat>> = {
  'account.get': {},
  'account.listSettings': { type: 'business-hours' },
  'account.createSetting': { type: 'ticket-views-columns', data: { fields: ['subject', 'customer'] } },
  'account.updateSetting': {
    id: 910008,
    type: 'auto-merge',
    data: { tickets: { enabled: true, merging_window_days: 3 } },
  },

  'customFields.list': { object_type: 'Ticket', archived: false },
  'customFields.create': {
    object_type: 'Ticket',
    label: 'Parcel number',
    definition: { data_type: 'text', input_settings: { input_type: 'input', placeholder: 'FP…' } },
  },
  'customFields.updateMany': {
    body: [
      { id: 308, priority: 20 },
      { id: 309, required: true },
    ],
  },
  'customFields.get': { id: 304 },
  'customFields.update': { id: 310, label: 'Return label number' },

  'customers.list': { email: 'solene.marchandet16@courriel-vert.example' },
  'customers.create': {
    name: 'Maya Ortiz',
    channels: [{ type: 'email', address: 'maya.ortiz@shopper.example', preferred: true }],
  },
  'customers.get': { id: 5017, relationships: ['custom_fields'] },
  'customers.update': { id: 5017, language: 'fr', note: 'Asks for invoices with VAT.' },
  'customers.delete': { id: 5154 },
  'customers.deleteMany': { ids: [5141, 5146] },
  'customers.merge': { source_id: 5150, target_id: 5149, name: '黒峰 颯太' },
  'customers.setData': { customer_id: 5017, data: { loyalty_points: 320 } },
  'customers.listCustomFields': { customer_id: 5017 },
  'customers.setCustomFields': { customer_id: 5017, body: [{ id: 312, value: 'Feather' }] },
  'customers.setCustomField': { customer_id: 5017, id: 312, body: 'Feather' },
  'customers.deleteCustomField': { customer_id: 5017, id: 312 },

  'events.list': { object_type: 'Ticket', object_id: 8407 },
  'events.get': { id: 9930005 },

  'files.upload': { files: [{ name: 'note.txt', text: 'Ring twice.', content_type: 'text/plain' }] },
  // the last part ends in letters and digits nobody can know before; the address of an attachment holds them
  'files.download': {
    file_type: 'attachments',
    domain_hash: 'giszrYfBSK',
    resource_name: 'rechnung-e2185d36-297f-46c4-a108-0055c5cb8831.pdf',
  },

  'integrations.list': { type: 'http' },
  'integrations.create': {
    name: 'New messages',
    type: 'http',
    http: {
      url: 'https://hooks.acme.example/gorgias',
      method: 'POST',
      request_content_type: 'application/json',
      response_content_type: 'application/json',
      headers: { 'x-secret': 'a long random text' },
      form: { ticket_id: '{{ticket.id}}', message_id: '{{message.id}}' },
      triggers: { 'ticket-message-created': true },
    },
  },
  'integrations.get': { id: 126001 },
  'integrations.update': { id: 126011, name: 'Order desk', deactivated_datetime: null },
  'integrations.delete': { id: 126011 },

  'jobs.list': { status: 'pending' },
  'jobs.create': { type: 'updateTicket', params: { ticket_ids: [8407, 8404], updates: { status: 'closed' } } },
  // the first job of a shop that had none
  'jobs.get': { id: 70001 },
  'jobs.update': { id: 70001, params: { ticket_ids: [8407], updates: { status: 'closed' } } },
  'jobs.cancel': { id: 70001 },

  'macros.list': { search: 'Returns' },
  'macros.create': {
    name: 'Returns: thank you',
    language: 'en',
    actions: [
      {
        name: 'setResponseText',
        title: 'Add response text',
        type: 'user',
        arguments: { body_text: 'Thank you, {{ticket.customer.firstname}}. It has arrived.' },
      },
    ],
  },
  'macros.get': { id: 31005 },
  'macros.update': { id: 31005, name: 'Returns: the label' },
  'macros.delete': { id: 31021 },
  'macros.archive': { ids: [31020] },
  'macros.unarchive': { ids: [31020] },

  'messages.list': { ticket_id: 8407 },
  'messages.create': {
    ticket_id: 8407,
    channel: 'internal-note',
    via: 'api',
    from_agent: true,
    public: false,
    sender: { id: 5001 },
    body_text: 'The invoice was sent by post as well.',
  },
  'messages.get': { ticket_id: 8407, id: 42690 },
  'messages.update': {
    ticket_id: 8407,
    id: 42690,
    channel: 'email',
    from_agent: false,
    external_id: 'letter-1',
  },
  'messages.delete': { ticket_id: 8407, id: 42690 },
  'messages.listForTicket': { ticket_id: 8407, limit: 10 },

  'metricCards.list': { q: 'response' },
  'metricCards.get': { slug: 'first-response-time' },

  'reporting.list': {
    query: {
      scope: 'tickets-created',
      measures: ['ticketCount'],
      dimensions: ['channel'],
      timezone: 'UTC',
      filters: [...lastQuarter],
    },
    limit: 100,
  },

  'rules.list': { limit: 5 },
  'rules.create': {
    name: 'Tag invoices',
    code: "if (containsAny(message.text, ['invoice', 'facture'])) { Action('addTags', { tags: 'invoice' }); }",
    event_types: 'ticket-message-created',
  },
  'rules.get': { id: 54008 },
  'rules.update': { id: 54012, description: 'Only in the week of the sale.' },
  'rules.delete': { id: 54012 },
  'rules.setPriorities': { priorities: [{ id: 54008, priority: 100 }] },

  'satisfactionSurveys.list': { limit: 5 },
  'satisfactionSurveys.create': { ticket_id: 8407, customer_id: 5017, score: 5, body_text: 'Rapide, merci.' },
  'satisfactionSurveys.get': { id: 88002 },
  'satisfactionSurveys.update': { id: 88001, score: 4 },

  'search.find': { type: 'customer', query: 'marchandet' },

  'statistics.get': { name: 'overview', filters: summer },
  'statistics.download': { name: 'tickets-per-tag', filters: summer },

  'tags.list': { search: 'invoice' },
  'tags.create': { name: 'fraud-check', decoration: { color: '#c13e50' } },
  'tags.get': { id: 113 },
  'tags.update': { id: 113, description: 'Asks for an invoice.' },
  'tags.delete': { id: 90 },
  'tags.deleteMany': { ids: [85, 86] },
  'tags.merge': { destination_tag_id: 113, source_tags_ids: [97] },

  'teams.list': { order_by: 'name:asc' },
  'teams.create': { name: 'Night shift', members: [{ id: 5004 }] },
  'teams.get': { id: 4101 },
  'teams.update': { id: 4102, description: 'Returns, exchanges, repairs' },
  'teams.delete': { id: 4103 },

  'tickets.list': { limit: 5 },
  'tickets.create': {
    channel: 'api',
    via: 'api',
    from_agent: false,
    subject: 'Where is my parcel?',
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
  },
  'tickets.get': { id: 8407 },
  'tickets.update': { id: 8407, priority: 'high' },
  'tickets.delete': { id: 8406 },
  'tickets.listTags': { ticket_id: 8407 },
  'tickets.addTags': { ticket_id: 8407, names: ['payment'] },
  'tickets.setTags': { ticket_id: 8407, names: ['invoice', 'payment'] },
  'tickets.removeTags': { ticket_id: 8407, names: ['invoice'] },
  'tickets.listCustomFields': { ticket_id: 8407 },
  'tickets.setCustomFields': {
    ticket_id: 8407,
    body: [
      { id: 302, value: 'Undefined' },
      { id: 303, value: 'Account::Invoice::Request' },
      { id: 304, value: 'Order::Payment' },
      { id: 305, value: 'Six Hills Tasting Set' },
      { id: 308, value: 42.9 },
    ],
  },
  'tickets.setCustomField': { ticket_id: 8407, id: 308, body: 42.9 },
  'tickets.deleteCustomField': { ticket_id: 8407, id: 305 },

  'users.list': { roles: ['admin', 'agent'] },
  'users.create': { name: 'Rosa Lind', email: 'rosa.lind@pebblewren.example', role: { name: 'agent' } },
  'users.get': { id: 0 },
  'users.update': { id: 5004, bio: 'Leads returns and repairs.' },
  'users.delete': { id: 5008 },

  'views.list': { category: 'user' },
  'views.create': {
    slug: 'open-e-mails',
    name: 'Open e-mails',
    filters: "eq(ticket.status, 'open') && eq(ticket.channel, 'email')",
  },
  'views.get': { id: 90011 },
  'views.update': { id: 90012, name: 'High priority' },
  'views.delete': { id: 90018 },
  'views.listItems': { view_id: 90011, limit: 5 },
  'views.searchItems': {
    view_id: 0,
    view: { filters: "eq(ticket.status, 'open')", search: 'invoice' },
    limit: 5,
  },

  'voiceCallEvents.list': { call_id: 55001 },
  'voiceCallEvents.get': { id: 56001 },
  'voiceCallRecordings.list': { limit: 5 },
  'voiceCallRecordings.get': { id: 7001 },
  'voiceCallRecordings.delete': { id: 7001 },
  'voiceCalls.list': { ticket_id: 8401 },
  'voiceCalls.get': { id: 55001 },

  'widgets.list': { integration_id: 126003 },
  'widgets.create': {
    type: 'http',
    integration_id: 126011,
    template: { type: 'wrapper', widgets: [{ type: 'text', path: 'open_cases', title: 'Open cases' }] },
  },
  'widgets.get': { id: 12001 },
  'widgets.update': { id: 12001, order: 3 },
  'widgets.delete': { id: 12003 },
} satisfies Examples
