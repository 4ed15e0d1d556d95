import type { ChannelSlug, MessageSourceType, Via } from '@rhetor/contract'
import type { Key, StoreKey } from './keys.ts'

interface ChannelRow {
  /** How the customer's words come in. */
  readonly via: Via
  readonly source: MessageSourceType
  /** The kind of address it needs, as customers have them. */
  readonly address: string
  readonly integration: Key | Readonly<Record<StoreKey, Key>> | null
  /** The subject, where people write none; without a row it is the beginning of the first message. */
  readonly subject?: string
}

/** What is different about each channel that the demo uses. */
const channelRows = {
  email: { via: 'email', source: 'email', address: 'email', integration: 'mail-support' },
  contact_form: { via: 'contact_form', source: 'contact-form', address: 'email', integration: 'mail-support' },
  chat: {
    via: 'gorgias_chat',
    source: 'chat',
    address: 'chat',
    integration: { pebblewren: 'chat-pebblewren', teahouse: 'chat-teahouse' },
  },
  sms: { via: 'sms', source: 'sms', address: 'phone', integration: 'sms-line', subject: 'Text message from {name}' },
  phone: {
    via: 'phone',
    source: 'phone',
    address: 'phone',
    integration: 'phone-line',
    subject: 'Phone conversation with {name}',
  },
  whatsapp: {
    via: 'whatsapp',
    source: 'whatsapp-message',
    address: 'whatsapp',
    integration: 'whatsapp-line',
    subject: 'WhatsApp conversation with {name}',
  },
  'instagram-direct-message': {
    via: 'instagram-direct-message',
    source: 'instagram-direct-message',
    address: 'instagram-direct-message',
    integration: 'instagram',
    subject: 'Direct message from {name}',
  },
  'instagram-comment': {
    via: 'instagram-comment',
    source: 'instagram-comment',
    address: 'instagram-direct-message',
    integration: 'instagram',
    subject: 'Comment by {name}',
  },
} as const satisfies Partial<Record<ChannelSlug, ChannelRow>>
type DemoChannelSlug = keyof typeof channelRows

export function channelRow(channel: ChannelSlug): ChannelRow {
  if (!(channel in channelRows)) throw new Error(`the demo has no channel ${channel}`)
  return channelRows[channel as DemoChannelSlug]
}

export function integrationOf(channel: ChannelSlug, store: StoreKey, mailbox?: 'wholesale'): Key | null {
  if (mailbox) return 'mail-wholesale'
  const { integration } = channelRow(channel)
  return typeof integration === 'object' && integration !== null ? integration[store] : integration
}
