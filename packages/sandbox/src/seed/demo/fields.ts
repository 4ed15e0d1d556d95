import { minutesPerDay } from './calendar.ts'
import { catalogue } from './catalogue.ts'
import type { DemoCustomField } from './types.ts'

const ticketField = {
  object_type: 'Ticket',
  required: false,
  requirement_type: 'visible',
  minutesAgo: 1130 * minutesPerDay,
  deactivatedMinutesAgo: null,
} as const

// three levels each, as the account came with
const aiIntents = {
  Account: {
    Access: ['Login', 'Password', 'Close account'],
    Discount: ['Code does not work', 'Forgot the code', 'Price change'],
    'Gift card': ['Balance', 'Not received'],
    Loyalty: ['Points', 'Tiers'],
    Subscription: ['Change', 'Cancel', 'Pause', 'Payment'],
    Invoice: ['Request', 'Correction'],
    Newsletter: ['Leave'],
  },
  Order: {
    Cancel: ['Request', 'Status'],
    Change: ['Request'],
    'Wrong item': ['Received'],
    'Missing item': ['In the parcel'],
    Damaged: ['On arrival', 'After use'],
    Exchange: ['Size', 'Colour', 'Status'],
    Return: ['Request', 'Status', 'Label'],
    Refund: ['Request', 'Status'],
    Warranty: ['Claim', 'Repair'],
    Payment: ['Failed', 'Double charge'],
  },
  Shipping: {
    Status: ['Where is it', 'Not shipped yet'],
    'Delivery issue': ['Not received', 'Returned to sender'],
    Address: ['Change'],
    Customs: ['Duties', 'Papers'],
    Policy: ['Countries', 'Costs'],
  },
  Other: {
    'Product question': ['Size', 'Availability', 'Advice', 'Allergy'],
    Business: ['Wholesale', 'Partnership', 'Influencer'],
    Feedback: ['Positive', 'Negative'],
    Shop: ['Opening hours'],
    Spam: ['Advertising'],
    Other: ['Other'],
  },
}

const reasons = [
  ...['Product question', 'Stock', 'Sizing', 'Discount', 'Shipping policy'].map((word) => `Pre-sale::${word}`),
  ...['Status', 'Wrong item', 'Damaged', 'Missing item', 'Cancel', 'Change', 'Payment'].map((word) => `Order::${word}`),
  ...['Delivery issue', 'Address change', 'Customs'].map((word) => `Shipping::${word}`),
  ...['Change', 'Cancel'].map((word) => `Subscription::${word}`),
  ...['Positive', 'Negative'].map((word) => `Feedback::${word}`),
  ...['Exchange', 'Return', 'Warranty', 'Wholesale', 'Marketing', 'Spam', 'Other'],
]

/** The fields every account has, then our own. */
export const customFields: readonly DemoCustomField[] = [
  {
    ...ticketField,
    key: 'call_status',
    label: 'Call status',
    description: null,
    priority: 6,
    requirement_type: 'conditional',
    managed_type: 'call_status',
    definition: dropdown('Answered', 'Missed with Voicemail', 'Missed', 'Cancelled', 'Abandoned', 'Callback Requested'),
  },
  {
    ...ticketField,
    key: 'managed_sentiment',
    label: 'Managed sentiment',
    description: null,
    priority: 5,
    managed_type: 'managed_sentiment',
    definition: dropdown('Positive', 'Negative', 'Undefined'),
  },
  {
    ...ticketField,
    key: 'ai_intent',
    label: 'AI Intent',
    description: null,
    priority: 4,
    managed_type: 'ai_intent',
    definition: dropdown(...paths(aiIntents)),
  },
  {
    ...ticketField,
    key: 'contact_reason',
    label: 'Contact reason',
    description: 'Why did they write?',
    priority: 3,
    managed_type: 'contact_reason',
    definition: dropdown(...reasons),
  },
  {
    ...ticketField,
    key: 'product',
    label: 'Product',
    description: 'The one it is mostly about',
    priority: 2,
    managed_type: 'product',
    definition: dropdown(...catalogue.map(({ title }) => title)),
  },
  {
    ...ticketField,
    key: 'resolution',
    label: 'Resolution',
    description: null,
    priority: 1,
    managed_type: 'resolution',
    definition: dropdown(
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
    ),
  },
  {
    ...ticketField,
    key: 'customer_type',
    object_type: 'Customer',
    label: 'Customer Type',
    description: null,
    priority: 1,
    requirement_type: 'visible',
    managed_type: 'customer_type',
    definition: dropdown(
      '💎 VIP',
      'Collaborator::😊 Ambassador',
      'Collaborator::👀 Prospective Ambassador',
      '😡 Problematic',
      '📦 High Returns',
      '🙅‍♂️ Fraud',
    ),
  },
  {
    ...ticketField,
    key: 'refund_amount',
    label: 'Refund amount',
    description: 'In the currency of the order',
    priority: 12,
    managed_type: null,
    definition: { data_type: 'number', input_settings: { input_type: 'input_number', placeholder: '0.00', min: 0 } },
    minutesAgo: 610 * minutesPerDay,
  },
  {
    ...ticketField,
    key: 'photo_received',
    label: 'Photo received',
    description: 'For everything damaged, wrong or under warranty',
    priority: 11,
    managed_type: null,
    definition: { data_type: 'boolean', input_settings: { input_type: 'dropdown', choices: [true, false] } },
    minutesAgo: 480 * minutesPerDay,
  },
  {
    ...ticketField,
    key: 'return_number',
    label: 'Return number',
    description: 'As printed on the label',
    priority: 10,
    managed_type: null,
    definition: { data_type: 'text', input_settings: { input_type: 'input', placeholder: 'RT-00000' } },
    minutesAgo: 480 * minutesPerDay,
  },
  {
    ...ticketField,
    key: 'old_shelf',
    label: 'Warehouse shelf',
    description: 'Given up when the warehouse moved',
    priority: 9,
    managed_type: null,
    definition: { data_type: 'text', input_settings: { input_type: 'input' } },
    minutesAgo: 800 * minutesPerDay,
    deactivatedMinutesAgo: 390 * minutesPerDay,
  },
  {
    ...ticketField,
    key: 'nest_tier',
    object_type: 'Customer',
    label: 'Nest club tier',
    description: 'Loyalty tier, set once a month',
    priority: 2,
    requirement_type: 'visible',
    managed_type: null,
    definition: dropdown('Twig', 'Feather', 'Down'),
    minutesAgo: 350 * minutesPerDay,
  },
]

function dropdown(...choices: string[]): DemoCustomField['definition'] {
  return { data_type: 'text', input_settings: { input_type: 'dropdown', choices } }
}

function paths(groups: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>): string[] {
  return Object.entries(groups).flatMap(([group, middle]) =>
    Object.entries(middle).flatMap(([word, leaves]) => leaves.map((leaf) => `${group}::${word}::${leaf}`)),
  )
}
