import { does, type Group } from './group.ts'

const lastMonth = [
  { member: 'periodStart', operator: 'afterDate', values: ['2026-08-01'] },
  { member: 'periodEnd', operator: 'beforeDate', values: ['2026-09-01'] },
]

/** What the day's work is about. */
export const unifiedWork: readonly Group[] = [
  {
    group: 'customers',
    list: does('customers.list', { name: 'Solène Marchandet' }, { items: [{ id: 5017 }] }),
    get: does('customers.get', { id: 5017 }, { id: 5017 }),
    create: does(
      'customers.create',
      { name: 'Maya Ortiz', channels: [{ type: 'email', address: 'maya.ortiz@shopper.example' }] },
      { name: 'Maya Ortiz' },
    ),
    update: does('customers.update', { id: 5017, note: 'VAT' }, { note: 'VAT' }),
    delete: does('customers.delete', { id: 5154 }),
    beside: [
      'customers.deleteMany',
      'customers.merge',
      'customers.setData',
      'customers.listCustomFields',
      'customers.setCustomField',
      'customers.setCustomFields',
      'customers.deleteCustomField',
      'find-customers',
      'show-customer',
      'erase-customer',
    ],
  },
  {
    group: 'events',
    list: does('events.list', { object_type: 'Ticket', object_id: 8407, limit: 1 }, { truncated: true }),
    get: does('events.get', { id: 9_930_005 }, { id: 9_930_005 }),
    create: { why: 'Gorgias writes them as things happen', tried: ['POST', '/events', 405] },
    update: { why: 'they are a log', tried: ['PUT', '/events/9930005', 405] },
    delete: { why: 'they are a log', tried: ['DELETE', '/events/9930005', 405] },
  },
  {
    group: 'satisfaction surveys',
    list: does('satisfactionSurveys.list', { limit: 2 }, { truncated: true }),
    get: does('satisfactionSurveys.get', { id: 88_002 }, { id: 88_002 }),
    create: does(
      'satisfactionSurveys.create',
      { ticket_id: 8407, customer_id: 5017, score: 5 },
      { ticket_id: 8407, score: 5 },
    ),
    update: does('satisfactionSurveys.update', { id: 88_001, score: 4 }, { score: 4 }),
    delete: {
      why: 'they stay even where ticket or customer go',
      tried: ['DELETE', '/satisfaction-surveys/88002', 405],
    },
  },
  {
    group: 'search',
    list: does('search.find', { type: 'customer', query: 'marchandet' }, { items: [{ id: 5017 }] }),
    get: { why: 'a search is asked with POST', tried: ['GET', '/search', 405] },
    create: { why: 'a search is asked, not kept: its POST is the list', tried: ['POST', '/search/1', 404] },
    update: { why: 'a search is asked, not kept', tried: ['PUT', '/search', 405] },
    delete: { why: 'a search is asked, not kept', tried: ['DELETE', '/search', 405] },
    beside: ['find', 'find-customers'],
  },
  {
    group: 'statistics',
    list: {
      ours: 'reporting.list',
      input: {
        query: {
          scope: 'tickets-created',
          measures: ['ticketCount'],
          dimensions: ['channel'],
          timezone: 'UTC',
          filters: lastMonth,
        },
        limit: 100,
      },
      after: (_, { items }) => ({ isEmpty: items.length === 0 }),
      is: { isEmpty: false },
    },
    get: does(
      'statistics.get',
      {
        name: 'overview',
        filters: { period: { start_datetime: '2026-08-01T00:00:00Z', end_datetime: '2026-08-31T23:59:59Z' } },
      },
      { meta: { start_datetime: '2026-08-01T00:00:00+00:00' } },
    ),
    create: { why: 'they are counted, not stored', tried: ['POST', '/stats', 404] },
    update: { why: 'they are counted, not stored', tried: ['PUT', '/stats/overview', 405] },
    delete: { why: 'they are counted, not stored', tried: ['DELETE', '/stats/overview', 405] },
    beside: ['statistics.download', 'statistics', 'metricCards.list'],
  },
  {
    group: 'tags',
    list: does('tags.list', { search: 'invoice' }, { items: [{ id: 113 }] }),
    get: does('tags.get', { id: 113 }, { name: 'invoice' }),
    create: does('tags.create', { name: 'fraud-check' }, { name: 'fraud-check' }),
    update: does('tags.update', { id: 113, description: 'VAT' }, { description: 'VAT' }),
    delete: does('tags.delete', { id: 90 }),
    beside: ['tags.deleteMany', 'tags.merge'],
  },
  {
    group: 'tickets',
    list: does('tickets.list', { ticket_ids: [8407] }, { items: [{ id: 8407 }] }),
    get: does('tickets.get', { id: 8407 }, { id: 8407 }),
    create: does(
      'tickets.create',
      {
        subject: 'Where is my parcel?',
        messages: [{ channel: 'api', from_agent: false, sender: { id: 5017 }, body_text: 'It was due on Monday.' }],
      },
      { subject: 'Where is my parcel?' },
    ),
    update: does('tickets.update', { id: 8407, priority: 'high' }, { priority: 'high' }),
    delete: does('tickets.delete', { id: 8406 }),
    beside: [
      'tickets.listTags',
      'tickets.addTags',
      'tickets.setTags',
      'tickets.removeTags',
      'tickets.listCustomFields',
      'tickets.setCustomField',
      'tickets.setCustomFields',
      'tickets.deleteCustomField',
      'find',
      'show',
      'update',
    ],
  },
  {
    group: 'ticket messages',
    list: does('messages.list', { ticket_id: 8407 }, { items: [{ id: 42_690 }] }),
    get: does('messages.get', { ticket_id: 8407, id: 42_690 }, { id: 42_690 }),
    create: does(
      'messages.create',
      { ticket_id: 8407, channel: 'internal-note', from_agent: true, sender: { id: 5003 }, body_text: 'By post.' },
      { body_text: 'By post.' },
    ),
    update: does(
      'messages.update',
      { ticket_id: 8407, id: 42_690, channel: 'email', from_agent: false, external_id: 'letter-1' },
      { external_id: 'letter-1' },
    ),
    delete: does('messages.delete', { ticket_id: 8407, id: 42_690 }),
    beside: ['messages.listForTicket', 'reply', 'draft', 'note'],
  },
]
