import { does, type Group } from './group.ts'
import type { At, Given, Result } from './row.ts'

// settings have no call that reads one of them
const asAnswered = (_: At, result: Result) => result

const closing = { ticket_ids: [8407], updates: { status: 'closed' } } as const

/** A job that waits, since the shop has none. */
async function aJob({ gorgias, sandbox }: At): Promise<Given> {
  const scheduled_datetime = new Date(sandbox.clock.now() / 1000 + 1_800_000).toISOString()
  const { id } = await gorgias.jobs.create({ type: 'updateTicket', params: closing as never, scheduled_datetime })
  return { id }
}

/** How the helpdesk is set up. */
export const unifiedSetup: readonly Group[] = [
  {
    group: 'account',
    list: does('account.listSettings', { type: 'business-hours' }, { items: [{ type: 'business-hours' }] }),
    get: does('account.get', {}, { domain: 'acme' }),
    create: {
      ...does('account.createSetting', { type: 'ticket-views-columns', data: { fields: ['subject'] } }),
      after: asAnswered,
      is: { type: 'ticket-views-columns', data: { fields: ['subject'] } },
    },
    update: {
      ours: 'account.updateSetting',
      input: { id: 910_008, type: 'auto-merge', data: { tickets: { enabled: true, merging_window_days: 3 } } },
      after: asAnswered,
      is: { data: { tickets: { merging_window_days: 3 } } },
    },
    delete: { why: 'settings are replaced, never removed', tried: ['DELETE', '/account/settings/910008', 405] },
  },
  {
    group: 'integrations',
    list: does('integrations.list', { type: 'http', limit: 1 }, { items: [{ type: 'http' }] }),
    get: does('integrations.get', { id: 126_001 }, { id: 126_001 }),
    create: does(
      'integrations.create',
      {
        name: 'New messages',
        type: 'http',
        http: {
          url: 'https://hooks.acme.example/gorgias',
          method: 'POST',
          request_content_type: 'application/json',
          response_content_type: 'application/json',
          triggers: { 'ticket-message-created': true },
        },
      },
      { name: 'New messages', type: 'http' },
    ),
    update: does('integrations.update', { id: 126_011, name: 'Order counter' }, { name: 'Order counter' }),
    delete: does('integrations.delete', { id: 126_011 }),
  },
  {
    group: 'jobs',
    list: {
      ...does('jobs.list', { limit: 5 }, { items: [{ type: 'updateTicket' }] }),
      before: async (at) => {
        await aJob(at)
        return {}
      },
    },
    get: { ...does('jobs.get', {}, { type: 'updateTicket' }), before: aJob },
    create: does('jobs.create', { type: 'updateTicket', params: closing }, { params: { ticket_ids: [8407] } }),
    update: {
      ...does('jobs.update', { params: { ...closing, ticket_ids: [8406] } }, { params: { ticket_ids: [8406] } }),
      before: aJob,
    },
    delete: {
      ...does('jobs.cancel', {}, { items: [{ status: 'canceled' }] }),
      before: aJob,
      // it is cancelled; the record stays
      after: ({ gorgias }) => gorgias.jobs.list(),
    },
  },
  {
    group: 'macros',
    list: does('macros.list', { search: 'Returns: send the label' }, { items: [{ id: 31_005 }] }),
    get: does('macros.get', { id: 31_005 }, { id: 31_005 }),
    create: does('macros.create', { name: 'Thank you', actions: [] }, { name: 'Thank you' }),
    update: does('macros.update', { id: 31_005, name: 'The label' }, { name: 'The label' }),
    delete: does('macros.delete', { id: 31_021 }),
    beside: ['macros.archive', 'macros.unarchive', 'apply-macro'],
  },
  {
    group: 'rules',
    list: does('rules.list', { limit: 2 }, { truncated: true }),
    get: does('rules.get', { id: 54_008 }, { id: 54_008 }),
    create: does(
      'rules.create',
      {
        name: 'Tag invoices',
        code: "if (containsAny(message.text, ['invoice'])) { Action('addTags', { tags: 'invoice' }); }",
        event_types: 'ticket-message-created',
      },
      { name: 'Tag invoices' },
    ),
    update: does('rules.update', { id: 54_012, description: 'For the sale.' }, { description: 'For the sale.' }),
    delete: does('rules.delete', { id: 54_012 }),
    beside: ['rules.setPriorities'],
  },
  {
    group: 'users',
    list: does('users.list', { search: 'Leilani' }, { items: [{ id: 5005 }] }),
    get: does('users.get', { id: 5003 }, { id: 5003 }),
    create: does(
      'users.create',
      { name: 'Rosa Lind', email: 'rosa.lind@pebblewren.example', role: { name: 'agent' } },
      { name: 'Rosa Lind' },
    ),
    update: does('users.update', { id: 5004, bio: 'Returns.' }, { bio: 'Returns.' }),
    delete: does('users.delete', { id: 5008 }),
    beside: ['people', 'teams.list'],
  },
  {
    group: 'views',
    list: does('views.list', { category: 'user', limit: 2 }, { truncated: true }),
    get: does('views.get', { id: 90_011 }, { id: 90_011 }),
    create: does(
      'views.create',
      { slug: 'open-e-mails', name: 'Open e-mails', filters: "eq(ticket.status, 'open')" },
      { name: 'Open e-mails' },
    ),
    update: does('views.update', { id: 90_012, name: 'Urgent' }, { name: 'Urgent' }),
    delete: does('views.delete', { id: 90_018 }),
    beside: ['views.listItems', 'views.searchItems'],
  },
  {
    group: 'widgets',
    list: does('widgets.list', { limit: 2 }, { truncated: true }),
    get: does('widgets.get', { id: 12_001 }, { id: 12_001 }),
    create: does(
      'widgets.create',
      {
        type: 'http',
        integration_id: 126_011,
        template: { type: 'wrapper', widgets: [{ type: 'text', path: 'open_cases', title: 'Open cases' }] },
      },
      { integration_id: 126_011 },
    ),
    update: does('widgets.update', { id: 12_001, order: 3 }, { order: 3 }),
    delete: does('widgets.delete', { id: 12_003 }),
  },
]
