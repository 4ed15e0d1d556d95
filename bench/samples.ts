import type { Person, Ticket, TicketCompact, TicketMessage } from '@rhetor/contract'

const customer: Person = {
  id: 7_301_442,
  email: 'maya.ortiz@post.example',
  name: 'Maya Ortiz',
  firstname: 'Maya',
  lastname: 'Ortiz',
  meta: null,
}
const agent = { ...customer, id: 42, email: 'ana@acme.example', name: 'Ana Lind', firstname: 'Ana', lastname: 'Lind' }
const address = { name: 'Acme support', address: 'support@acme.example' }
const text = 'Hi, my parcel 4417 was due on Monday and has not come. Could you look where it is? Thanks, Maya'

function message(id: number, fromAgent: boolean): TicketMessage {
  return {
    id,
    uri: `/api/tickets/5/messages/${id}/`,
    message_id: `<CAF${id}.8812@mail.post.example>`,
    ticket_id: 5,
    external_id: null,
    public: true,
    channel: 'email',
    via: 'email',
    source: { type: 'email', from: address, to: [{ name: 'Maya Ortiz', address: 'maya.ortiz@post.example' }], cc: [] },
    sender: fromAgent ? agent : customer,
    integration_id: 12,
    intents: [{ name: 'shipping/status', rejected: null, is_user_feedback: false }],
    rule_id: null,
    from_agent: fromAgent,
    receiver: fromAgent ? customer : agent,
    subject: 'Where is my parcel?',
    body_text: text,
    body_html: `<p>${text}</p>`,
    stripped_text: text,
    stripped_html: `<p>${text}</p>`,
    stripped_signature: null,
    attachments: [],
    actions: null,
    meta: null,
    created_datetime: '2026-03-02T09:41:07.120000+00:00',
    sent_datetime: '2026-03-02T09:41:07.120000+00:00',
    failed_datetime: null,
    opened_datetime: null,
    last_sending_error: null,
    is_retriable: false,
  }
}

const shared = {
  id: 5,
  uri: '/api/tickets/5/',
  external_id: null,
  language: 'en',
  status: 'open',
  priority: 'normal',
  channel: 'email',
  via: 'email',
  from_agent: false,
  spam: false,
  assignee_user: agent,
  assignee_team: { id: 3, name: 'Shipping', decoration: { emoji: { id: 'package', name: 'package' } } },
  subject: 'Where is my parcel?',
  meta: null,
  tags: [
    { id: 91, name: 'shipping', decoration: { color: '#EB144C' }, uri: '/api/tags/91/' },
    { id: 92, name: 'vip', decoration: null, uri: '/api/tags/92/' },
  ],
  created_datetime: '2026-03-02T09:41:07.120000+00:00',
  opened_datetime: '2026-03-02T09:52:30.004000+00:00',
  last_received_message_datetime: '2026-03-02T09:41:07.120000+00:00',
  last_message_datetime: '2026-03-02T10:02:11.000000+00:00',
  updated_datetime: '2026-03-02T10:02:11.310000+00:00',
  closed_datetime: null,
  trashed_datetime: null,
  snooze_datetime: null,
  is_unread: false,
} satisfies Partial<Ticket & TicketCompact>

/** A ticket with a question and its answer, about 4 KB of JSON. */
export const ticket: Ticket = {
  ...shared,
  customer: { ...customer, channels: [], data: null, customer: null, integrations: {}, external_id: null, note: null },
  events: [],
  messages: [message(881_201, false), message(881_202, true)],
  satisfaction_survey: null,
  reply_options: { email: { answerable: true, integrations: [{ id: 12, ...address }] } },
}

/** The same as lists show it, about 1.3 KB. */
export const compactTicket: TicketCompact = {
  ...shared,
  customer,
  excerpt: text.slice(0, 100),
  integrations: [{ ...address, type: 'email' }],
  messages_count: 2,
  last_sent_message_not_delivered: false,
}
