import * as z from 'zod'
import { known, type Schema } from '../schema.ts'

export const channelSlugs = [
  'aircall',
  'api',
  'chat',
  'contact_form',
  'email',
  'facebook',
  'facebook-mention',
  'facebook-messenger',
  'facebook-recommendations',
  'help-center',
  'instagram-ad-comment',
  'instagram-comment',
  'instagram-direct-message',
  'instagram-mention',
  'internal-note',
  'phone',
  'sms',
  'twitter',
  'twitter-direct-message',
  'whatsapp',
  'yotpo-review',
] as const
export type ChannelSlug = (typeof channelSlugs)[number]

/** Where a message travels; apps add channels of their own. */
export const Channel = known(channelSlugs)
export type Channel = z.output<typeof Channel>

export const vias = [
  'aircall',
  'api',
  'chat',
  'contact_form',
  'email',
  'facebook',
  'facebook-mention',
  'facebook-messenger',
  'facebook-recommendations',
  'form',
  'gorgias_chat',
  'help-center',
  'helpdesk',
  'instagram',
  'instagram-ad-comment',
  'instagram-comment',
  'instagram-direct-message',
  'instagram-mention',
  'internal-note',
  'offline_capture',
  'phone',
  'rule',
  'self_service',
  'shopify',
  'sms',
  'twilio',
  'twitter',
  'twitter-direct-message',
  'whatsapp',
  'yotpo',
  'yotpo-review',
  'zendesk',
] as const
export type Via = (typeof vias)[number]

// Written only by Gorgias itself; a message cannot be posted under these names.
const viaOnly = ['gorgias_chat', 'offline_capture', 'self_service'] as const

/** How a message may be said to have come in. */
export const writableVias = vias.filter((via) => !isViaOnly(via)) as Exclude<Via, (typeof viaOnly)[number]>[]
export type ViaWrite = (typeof writableVias)[number]
export const WritableVia: Schema<ViaWrite> = z
  .enum(writableVias)
  .meta({ description: 'How it came in: api, email, form, helpdesk and so on' })

/** What kind of address a person has; apps add kinds of their own. */
export const AddressType: Schema<string> = z.string().meta({ description: 'email, phone, chat, whatsapp and so on' })

/** A word that names how a message came, never the channel it travels on. */
export function isViaOnly(word: string): boolean {
  return (viaOnly as readonly string[]).includes(word)
}

export const messageSourceTypes = [
  'aircall',
  'api',
  'app',
  'custom-chat',
  'chat',
  'chat-contact-form',
  'chat-offline-capture',
  'contact-form',
  'email',
  'facebook',
  'facebook-comment',
  'facebook-mention-comment',
  'facebook-mention-post',
  'facebook-message',
  'facebook-messenger',
  'facebook-post',
  'facebook-review',
  'facebook-review-comment',
  'form',
  'google-business-messages',
  'help-center',
  'help-center-contact-form',
  'helpdesk',
  'instagram',
  'instagram-ad-comment',
  'instagram-ad-media',
  'instagram-comment',
  'instagram-direct-message',
  'instagram-media',
  'instagram-mention-comment',
  'instagram-mention-media',
  'internal-note',
  'ottspott-call',
  'phone',
  'rule',
  'self_service',
  'shopify',
  'sms',
  'system-message',
  'tiktok-shop',
  'twilio',
  'twitter-direct-message',
  'twitter-mention-tweet',
  'twitter-quoted-tweet',
  'twitter-tweet',
  'whatsapp-message',
  'yotpo-review',
  'yotpo-review-private-comment',
  'yotpo-review-public-comment',
] as const
export type MessageSourceType = (typeof messageSourceTypes)[number]

export const assignmentChannels = [
  'google-business-messages',
  'tiktok-shop',
  'aircall',
  'api',
  'chat',
  'contact_form',
  'email',
  'facebook',
  'facebook-mention',
  'facebook-messenger',
  'facebook-recommendations',
  'help-center',
  'instagram-ad-comment',
  'instagram-comment',
  'instagram-mention',
  'instagram-direct-message',
  'internal-note',
  'phone',
  'sms',
  'twitter',
  'twitter-direct-message',
  'yotpo-review',
  'whatsapp',
  'custom-chat',
] as const
export type AssignmentChannel = (typeof assignmentChannels)[number]

export const integrationTypes = [
  'aircall',
  'alloy',
  'app',
  'bigcommerce',
  'ecom',
  'email',
  'facebook',
  'gmail',
  'gorgias_chat',
  'http',
  'klaviyo',
  'magento2',
  'outlook',
  'phone',
  'recharge',
  'self_service',
  'shopify',
  'smile',
  'smooch',
  'smooch_inside',
  'sms',
  'twitter',
  'whatsapp',
  'yotpo',
  'zendesk',
] as const
export type IntegrationType = (typeof integrationTypes)[number]

/** What the list of integrations can be filtered by. */
export const filterableIntegrationTypes = integrationTypes.filter((type) => type !== 'self_service') as Exclude<
  IntegrationType,
  'self_service'
>[]
export type IntegrationTypeFilter = (typeof filterableIntegrationTypes)[number]
