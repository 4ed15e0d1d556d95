import type {
  ChannelSlug,
  CustomFieldDefinition,
  CustomFieldObjectType,
  HttpIntegrationCreate,
  IntegrationType,
  Language,
  MacroAction,
  MacroIntent,
  ManagedCustomerFieldType,
  ManagedTicketFieldType,
  MessageSourceType,
  RequirementType,
  RuleEventType,
  TicketPriority,
  TicketStatus,
  Timezone,
  UserRole,
  Via,
  ViewCategory,
  ViewField,
  ViewType,
  ViewVisibility,
  VoiceCallEventType,
  VoiceCallStatus,
  WidgetContext,
  WidgetTemplate,
  WidgetType,
} from '@rhetor/contract'
import type { SeedSetting } from '../settings.ts'

import type { Key, StoreKey } from './keys.ts'
import type { DemoOrder } from './order-types.ts'

/**
 * Everything the demo account holds. Things point at each other by key; the loader numbers them in the order they
 * stand here. Times are minutes before now, with fractions: `minutesAgo` is the creation of the thing.
 */
export interface Demo {
  readonly shop: DemoShop
  readonly agents: readonly DemoAgent[]
  readonly teams: readonly DemoTeam[]
  readonly customers: readonly DemoCustomer[]
  readonly integrations: readonly DemoIntegration[]
  readonly tags: readonly DemoTag[]
  readonly customFields: readonly DemoCustomField[]
  readonly macros: readonly DemoMacro[]
  readonly views: readonly DemoView[]
  readonly rules: readonly DemoRule[]
  readonly settings: readonly SeedSetting[]
  /** Oldest first, as ids grow. */
  readonly tickets: readonly DemoTicket[]
  readonly surveys: readonly DemoSurvey[]
  readonly voiceCalls: readonly DemoVoiceCall[]
  readonly widgets: readonly DemoWidget[]
}

export interface DemoShop {
  /** The subdomain of the account. */
  readonly domain: string
  readonly company: string
  readonly company_domain: string
  readonly plan: string
  readonly owner: Key
  readonly minutesAgo: number
  readonly stores: readonly DemoStore[]
  readonly products: readonly DemoProduct[]
}

export interface DemoStore {
  readonly key: StoreKey
  /** The Shopify-like integration that holds its orders. */
  readonly integration: Key
  readonly uuid: string
  readonly name: string
  readonly shop_domain: string
  readonly url: string
  readonly currency: 'USD' | 'EUR'
  readonly firstOrderNumber: number
}

export interface DemoProduct {
  readonly key: Key
  readonly store: StoreKey
  readonly title: string
  readonly kind: ProductKind
  readonly price: number
  readonly sizes?: readonly string[]
  readonly colours?: readonly string[]
}

const productKinds = [
  'knit',
  'socks',
  'slippers',
  'small-knit',
  'blanket',
  'robe',
  'kids',
  'care',
  'gift-card',
  'tea',
  'tea-set',
  'pantry',
  'ceramic',
  'kettle',
  'tool',
  'subscription',
] as const
type ProductKind = (typeof productKinds)[number]

export interface DemoAgent {
  readonly key: Key
  readonly name: string
  readonly email: string
  readonly role: UserRole
  readonly bio: string | null
  readonly country: string | null
  readonly language: 'en' | 'fr' | null
  readonly timezone: Timezone | null
  readonly availability: 'available' | 'away' | 'on leave'
  readonly minutesAgo: number
}

export interface DemoTeam {
  readonly key: Key
  readonly name: string
  readonly description: string
  readonly decoration: { readonly emoji: object }
  readonly members: readonly Key[]
  readonly minutesAgo: number
}

export interface DemoCustomer {
  readonly key: Key
  readonly external_id: string | null
  readonly name: string | null
  readonly email: string | null
  readonly channels: readonly DemoChannel[]
  readonly language: Language | null
  readonly timezone: Timezone | null
  readonly note: string | null
  readonly meta: Readonly<Record<string, unknown>> | null
  /** Values by key of the custom field. */
  readonly custom_fields: Readonly<Record<Key, DemoFieldValue>>
  readonly orders: readonly DemoOrder[]
  readonly isVip: boolean
  /** The customer this one was merged into; its own id answers 301. */
  readonly mergedInto: Key | null
  readonly minutesAgo: number
  readonly updatedMinutesAgo: number
}

export interface DemoChannel {
  readonly type: string
  readonly address: string
  readonly preferred: boolean
}

export type DemoFieldValue = string | number | boolean

export interface DemoIntegration {
  readonly key: Key
  readonly name: string
  readonly type: IntegrationType
  readonly description: string | null
  readonly http: HttpIntegrationCreate | null
  /** May hold refs. */
  readonly meta: Readonly<Record<string, unknown>>
  readonly decoration: Readonly<Record<string, unknown>> | null
  readonly user: Key
  readonly minutesAgo: number
  readonly deactivatedMinutesAgo: number | null
}

export interface DemoTag {
  readonly key: Key
  readonly name: string
  readonly description: string | null
  readonly decoration: { readonly color?: string }
  readonly minutesAgo: number
}

export interface DemoCustomField {
  readonly key: Key
  readonly object_type: CustomFieldObjectType
  readonly label: string
  readonly description: string | null
  readonly priority: number
  readonly required: boolean
  readonly requirement_type: RequirementType
  readonly managed_type: ManagedTicketFieldType | ManagedCustomerFieldType | null
  readonly definition: CustomFieldDefinition
  readonly minutesAgo: number
  readonly deactivatedMinutesAgo: number | null
}

export interface DemoMacro {
  readonly key: Key
  readonly name: string
  readonly intent: MacroIntent | null
  readonly language: Language | null
  readonly usage: number
  readonly actions: readonly MacroAction[]
  readonly minutesAgo: number
  readonly updatedMinutesAgo: number | null
  readonly archivedMinutesAgo: number | null
}

export interface DemoView {
  readonly key: Key
  readonly name: string
  readonly slug: string
  readonly category: ViewCategory
  readonly type: ViewType
  readonly visibility: ViewVisibility
  readonly filters: string
  readonly fields: readonly ViewField[]
  readonly order_by: string
  readonly order_dir: 'asc' | 'desc'
  readonly decoration: { readonly emoji: string } | null
  readonly shared_with_teams: readonly Key[]
  readonly shared_with_users: readonly Key[]
  readonly minutesAgo: number
  readonly deactivatedMinutesAgo: number | null
}

export interface DemoRule {
  readonly key: Key
  readonly name: string
  readonly description: string | null
  readonly code: string
  readonly event_types: readonly RuleEventType[]
  readonly priority: number
  readonly minutesAgo: number
  readonly deactivatedMinutesAgo: number | null
}

export interface DemoTicket {
  readonly key: Key
  /** The hand-written conversation it is made from. */
  readonly thread: Key
  readonly customer: Key
  readonly subject: string
  readonly channel: ChannelSlug
  readonly via: Via
  readonly from_agent: boolean
  readonly language: Language
  readonly status: TicketStatus
  readonly priority: TicketPriority
  readonly spam: boolean
  readonly is_unread: boolean
  readonly assignee_user: Key | null
  readonly assignee_team: Key | null
  readonly tags: readonly Key[]
  readonly custom_fields: Readonly<Record<Key, DemoFieldValue>>
  /** The orders it is about, by number; they are among the customer's. */
  readonly orders: readonly number[]
  /** Oldest first. */
  readonly messages: readonly DemoMessage[]
  readonly minutesAgo: number
  readonly openedMinutesAgo: number | null
  readonly updatedMinutesAgo: number
  readonly closedMinutesAgo: number | null
  readonly trashedMinutesAgo: number | null
  /** A snoozed ticket is closed, and opens by itself then. */
  readonly snoozeEndsInMinutes: number | null
}

/** Who wrote: the customer of the ticket, a user, or the rule that answered by itself. */
type DemoAuthor = { readonly customer: Key } | { readonly agent: Key; readonly rule?: Key }

export interface DemoMessage {
  readonly author: DemoAuthor
  readonly from_agent: boolean
  readonly public: boolean
  readonly channel: ChannelSlug
  readonly via: Via
  readonly integration: Key | null
  readonly source: DemoSource
  readonly subject: string | null
  readonly body_text: string
  readonly stripped_text: string | null
  readonly stripped_signature: string | null
  readonly attachments: readonly DemoAttachment[]
  readonly intents: readonly MacroIntent[]
  readonly macros: readonly Key[]
  /** Agents mentioned in an internal note. */
  readonly mentions: readonly Key[]
  readonly minutesAgo: number
  readonly sentMinutesAgo: number | null
  readonly failedMinutesAgo: number | null
  readonly openedMinutesAgo: number | null
  readonly last_sending_error: string | null
  readonly is_retriable: boolean
}

export interface DemoSource {
  readonly type: MessageSourceType
  readonly from?: DemoAddressee
  readonly to?: readonly DemoAddressee[]
  readonly cc?: readonly DemoAddressee[]
}

export interface DemoAddressee {
  readonly name: string | null
  readonly address: string
}

/** A file without its bytes: the loader makes an address for it. */
export interface DemoAttachment {
  readonly name: string
  readonly content_type: string
}

export interface DemoSurvey {
  readonly key: Key
  readonly ticket: Key
  readonly customer: Key
  readonly score: 1 | 2 | 3 | 4 | 5 | null
  readonly body_text: string | null
  readonly minutesAgo: number
  /** Not in the past when the survey still has to go out. */
  readonly shouldSendMinutesAgo: number | null
  readonly sentMinutesAgo: number | null
  readonly scoredMinutesAgo: number | null
}

export interface DemoVoiceCall {
  readonly key: Key
  readonly ticket: Key
  readonly customer: Key
  readonly integration: Key
  readonly external_id: string
  readonly status: VoiceCallStatus
  readonly termination_status: 'answered' | 'cancelled' | 'missed' | 'abandoned' | 'callback-requested'
  readonly direction: 'inbound' | 'outbound'
  readonly phone_number_source: string
  readonly phone_number_destination: string
  readonly duration: number
  readonly initiated_by_agent: Key | null
  readonly last_answered_by_agent: Key | null
  readonly last_rang_agent: Key | null
  readonly recording: DemoRecording | null
  /** A summary of the recording. */
  readonly summary: string | null
  readonly events: readonly DemoVoiceCallEvent[]
  readonly minutesAgo: number
  readonly endedMinutesAgo: number
}

interface DemoRecording {
  readonly type: 'call-recording' | 'voicemail'
  readonly external_id: string
  readonly duration: number
  readonly transcription_status: 'completed' | 'recording_too_short'
  readonly minutesAgo: number
}

export interface DemoVoiceCallEvent {
  readonly type: VoiceCallEventType
  readonly agent: Key | null
  readonly minutesAgo: number
}

export interface DemoWidget {
  readonly key: Key
  readonly type: WidgetType
  readonly context: WidgetContext
  readonly integration: Key | null
  readonly order: number
  readonly template: WidgetTemplate
  readonly minutesAgo: number
  readonly deactivatedMinutesAgo: number | null
}
