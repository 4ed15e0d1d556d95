// What a new account ships with, as recorded.
import type { CustomFieldDoc, MacroDoc, ViewDoc } from '../store/documents.ts'

export const freshTags: readonly (readonly [name: string, color: string | null])[] = [
  ['sentiments-promoter', '#3bc47b'],
  ['sentiments-positive', '#6dd766'],
  ['sentiments-threatening', '#c13e50'],
  ['sentiments-offensive', '#c54e3a'],
  ['sentiments-negative', '#ce3132'],
  ['sentiments-urgent', '#f30c4c'],
  ['spam', '#9c9c9c'],
  ['order-wrong', '#1f45c2'],
  ['discount-request', '#69c0fc'],
  ['social-lead', '#1869e7'],
  ['social-question', '#13a6ec'],
  ['VIP', '#4988b6'],
  ['automatic-ooo', '#3090cf'],
  ['quick-reply-FAQ', '#4aa0b5'],
  ['during-business-hours', '#20a0df'],
  ['outside-business-hours', '#4461bb'],
  ['policy', '#4497bb'],
  ['auto-reply', '#0e62f1'],
  ['auto-close', '#0079ff'],
  ['PRODUCT', '#1265ed'],
  ['partial-refund', '#fe8940'],
  ['full-refund', '#fe691d'],
  ['REFUND', '#d85a17'],
  ['change-order', '#f1c50e'],
  ['cancel/refund', '#ffb200'],
  ['already-shipped', '#f7d808'],
  ['sample ticket', null],
]

type NewView = Omit<ViewDoc, 'id' | 'created_datetime'>

const ticketView: Omit<NewView, 'name' | 'slug' | 'filters'> = {
  category: 'system',
  deactivated_datetime: null,
  decoration: null,
  fields: ['details', 'tags', 'customer', 'last_message'],
  order_by: 'last_message_datetime',
  order_dir: 'desc',
  search: null,
  section_id: null,
  team_ids: [],
  user_ids: [],
  type: 'ticket-list',
  visibility: 'public',
}

export const freshViews: readonly NewView[] = [
  {
    ...ticketView,
    name: 'Inbox',
    slug: 'inbox',
    filters: 'eq(ticket.assignee_user.id, "{{current_user.id}}") && eq(ticket.status, "open")',
  },
  {
    ...ticketView,
    name: 'Unassigned',
    slug: 'unassigned',
    filters: '(eq(ticket.status, "open")) && (isEmpty(ticket.assignee_user.id))',
  },
  { ...ticketView, name: 'All', slug: 'all', filters: 'eq(ticket.status, "open")' },
  {
    ...ticketView,
    name: 'Snoozed',
    slug: 'snoozed',
    filters: 'eq(ticket.assignee_user.id, "{{current_user.id}}") && isNotEmpty(ticket.snooze_datetime)',
  },
  { ...ticketView, name: 'Closed', slug: 'closed', filters: 'eq(ticket.status, "closed")' },
  { ...ticketView, name: 'Trash', slug: 'trash', filters: 'isNotEmpty(ticket.trashed_datetime)' },
  { ...ticketView, name: 'Spam', slug: 'spam', filters: 'eq(ticket.spam, true)' },
  {
    ...ticketView,
    name: 'All customers',
    slug: 'all-customers',
    type: 'customer-list',
    filters: '',
    fields: ['name', 'email', 'created', 'updated'],
    order_by: 'updated_datetime',
  },
]

const macro = { external_id: null, language: 'en', usage: 0, updated_datetime: null, archived_datetime: null }
const text = (body_text: string) => [
  {
    name: 'setResponseText',
    title: 'Add response text',
    type: 'user',
    arguments: { body_text, body_html: `<div>${body_text}</div>` },
  },
]

export const freshMacros: readonly Omit<MacroDoc, 'id' | 'created_datetime'>[] = [
  {
    ...macro,
    name: 'Generic: Sign off',
    intent: 'other/thanks',
    actions: text('You are welcome, {{ticket.customer.firstname}}!'),
  },
  {
    ...macro,
    name: 'Generic: How can I help?',
    intent: null,
    actions: text('Hi {{ticket.customer.firstname}}, how can I help?'),
  },
]

export const freshRules = [
  {
    name: 'Tag by intent and sentiment',
    description: 'Tags tickets by what their first message seems to want and how it sounds.',
    code: `if (eq(ticket.status, 'open') && eq(message.from_agent, false)) {
    if (containsAny(message.intents.name, ['refund/request', 'return/request'])) {
        Action('addTags', { tags: 'REFUND' });
    }
    if (containsAny(message.sentiments.name, ['positive'])) {
        Action('addTags', { tags: 'sentiments-positive' });
    }
    if (containsAny(message.sentiments.name, ['negative'])) {
        Action('addTags', { tags: 'sentiments-negative' });
    }
}`,
  },
  {
    name: 'Tag questions and leads on social media',
    description: 'Tags what people ask in public.',
    code: `if (containsAny(ticket.channel, ['facebook', 'instagram-comment', 'instagram-mention']) && eq(message.from_agent, false)) {
    if (containsAny(message.text, ['?', 'how', 'when', 'where'])) {
        Action('addTags', { tags: 'social-question' });
    }
    if (containsAny(message.text, ['price', 'buy', 'available'])) {
        Action('addTags', { tags: 'social-lead' });
    }
}`,
  },
]

type NewField = Omit<CustomFieldDoc, 'id' | `${string}_datetime`>

const field = (
  object_type: NewField['object_type'],
  label: string,
  priority: number,
  managed_type: NewField['managed_type'],
  choices: string[],
): NewField => ({
  external_id: null,
  object_type,
  label,
  description: null,
  priority,
  required: false,
  requirement_type: managed_type === 'call_status' ? 'conditional' : 'visible',
  managed_type,
  definition: { data_type: 'text', input_settings: { input_type: 'dropdown', choices } },
})

export const freshFields: readonly NewField[] = [
  field('Ticket', 'Call status', 6, 'call_status', [
    'Answered',
    'Missed with Voicemail',
    'Missed',
    'Cancelled',
    'Abandoned',
    'Callback Requested',
  ]),
  field('Ticket', 'Managed sentiment', 5, 'managed_sentiment', ['Positive', 'Negative', 'Undefined']),
  field('Ticket', 'AI Intent', 4, 'ai_intent', [
    'Account::Login::Problem',
    'Order::Status::Late',
    'Order::Cancel::Request',
    'Order::Change::Address',
    'Shipping::Policy::Question',
    'Shipping::Delivery::Issue',
    'Other::Thanks::Other',
    'Other::Other::Other',
  ]),
  field('Ticket', 'Contact reason', 3, 'contact_reason', [
    'Pre-sale::Product question',
    'Pre-sale::Stock',
    'Order::Status',
    'Order::Wrong item',
    'Order::Damaged',
    'Order::Cancel',
    'Order::Change',
    'Shipping::Delivery issue',
    'Shipping::Policy',
    'Subscription::Cancel',
    'Subscription::Change',
    'Feedback::Positive',
    'Feedback::Negative',
    'Exchange',
    'Return',
    'Warranty',
    'Wholesale',
    'Marketing',
    'Spam',
    'Other',
  ]),
  field('Ticket', 'Product', 2, 'product', []),
  field('Ticket', 'Resolution', 1, 'resolution', [
    'No action',
    'Refund',
    'Discount',
    'Replacement sent',
    'Updated Account Information',
    'Information Given',
    'Subscription::Updated',
    'Subscription::Cancelled',
    'Order::Updated Information',
    'Order::Cancelled',
    'Order::Upsold',
    'Other',
  ]),
  field('Customer', 'Customer Type', 1, 'customer_type', [
    '💎 VIP',
    'Collaborator::😊 Ambassador',
    'Collaborator::👀 Prospective Ambassador',
    '😡 Problematic',
    '📦 High Returns',
    '🙅‍♂️ Fraud',
  ]),
]
