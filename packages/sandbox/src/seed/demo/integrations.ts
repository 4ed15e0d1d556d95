import { minutesPerDay } from './calendar.ts'
import type { Key } from './keys.ts'
import { phoneNumber } from './places.ts'
import { stores } from './shop.ts'
import type { DemoIntegration } from './types.ts'

const day = minutesPerDay

const common = { description: null, http: null, decoration: null, user: 'noor', deactivatedMinutesAgo: null } as const

// far above what people have
const [callLine, textLine, whatsappLine] = [721, 722, 723].map(phoneNumber)

/** What each channel is reached under, by integration. */
export const addresses: Readonly<Record<Key, string>> = {
  'mail-support': 'support@pebblewren.example',
  'mail-wholesale': 'wholesale@pebblewren.example',
  'chat-pebblewren': 'chat-pebblewren',
  'chat-teahouse': 'chat-teahouse',
  'phone-line': callLine ?? '',
  'sms-line': textLine ?? '',
  'whatsapp-line': whatsappLine ?? '',
  instagram: 'pebblewren.makes',
}

function mailbox(key: Key, name: string, isPreferred: boolean, days: number): DemoIntegration {
  return {
    ...common,
    key,
    name,
    type: 'email',
    meta: {
      address: addresses[key],
      provider: 'sendgrid',
      preferred: isPreferred,
      verified: true,
      marketing: false,
      email_forwarding_activated: true,
      outbound_verification_status: { single_sender: 'success', domain: 'success' },
    },
    minutesAgo: days * day,
  }
}

function widget(key: Key, name: string, store: Key, color: string, days: number): DemoIntegration {
  return {
    ...common,
    key,
    name,
    type: 'gorgias_chat',
    meta: {
      app_id: key,
      shopify_integration_ids: [`@integration/${store}`],
      preferences: { email_capture_enabled: true, auto_responder: { enabled: true, reply: 'reply-in-minutes' } },
    },
    decoration: { introduction_text: 'How can we help?', main_color: color, conversation_color: color },
    minutesAgo: days * day,
  }
}

/** How the shop is reached, and what it is wired to. */
export const integrations: readonly DemoIntegration[] = [
  mailbox('mail-support', 'Pebblewren Support', true, 1130),
  mailbox('mail-wholesale', 'Pebblewren Wholesale', false, 700),
  ...stores.map(
    ({ integration, name, shop_domain, currency }, index): DemoIntegration => ({
      ...common,
      key: integration,
      name,
      type: 'shopify',
      meta: {
        shop_name: shop_domain.split('.')[0],
        shop_display_name: name,
        shop_domain,
        shop_plan: 'basic',
        shop_id: 48_120_033 + index,
        currency,
        import_state: { customers: { is_over: true } },
      },
      minutesAgo: (1120 - index * 520) * day,
    }),
  ),
  widget('chat-pebblewren', 'Pebblewren Chat', 'store-pebblewren', '#4c6b57', 930),
  widget('chat-teahouse', 'Teahouse Chat', 'store-teahouse', '#84a98c', 590),
  {
    ...common,
    key: 'phone-line',
    name: 'Pebblewren Phone',
    type: 'phone',
    meta: {
      phone_number: addresses['phone-line'],
      function: 'standard',
      preferences: { record_inbound_calls: true, voicemail_outside_business_hours: true },
      voicemail: { allow_to_leave_voicemail: true },
    },
    minutesAgo: 880 * day,
  },
  {
    ...common,
    key: 'sms-line',
    name: 'Pebblewren Texts',
    type: 'sms',
    meta: { phone_number: addresses['sms-line'] },
    minutesAgo: 505 * day,
  },
  {
    ...common,
    key: 'whatsapp-line',
    name: 'Pebblewren WhatsApp',
    type: 'whatsapp',
    meta: { phone_number: addresses['whatsapp-line'] },
    minutesAgo: 330 * day,
  },
  {
    ...common,
    key: 'instagram',
    name: 'Pebblewren on Instagram',
    type: 'facebook',
    meta: {
      name: 'Pebblewren',
      instagram: { username: addresses['instagram'] },
      settings: { messenger_enabled: false, instagram_direct_message_enabled: true, instagram_comments_enabled: true },
    },
    minutesAgo: 720 * day,
  },
  {
    ...common,
    key: 'order-desk',
    name: 'Order desk',
    type: 'http',
    description: 'Pushes new messages to the order desk. Off until the desk runs on this machine.',
    http: {
      url: 'http://127.0.0.1:4499/gorgias?account={{ticket.account.domain}}',
      method: 'POST',
      request_content_type: 'application/json',
      response_content_type: 'application/json',
      form: {
        ticket_id: '{{ticket.id}}',
        subject: '{{ticket.subject}}',
        customer_email: '{{ticket.customer.email}}',
        text: '{{message.body_text}}',
      },
      triggers: {
        'ticket-created': true,
        'ticket-updated': true,
        'ticket-message-created': true,
        'ticket-message-failed': true,
      },
    },
    meta: {},
    minutesAgo: 64 * day,
    deactivatedMinutesAgo: 12 * day,
  },
]
