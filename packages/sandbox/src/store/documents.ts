import type {
  CustomField,
  EventType,
  HttpTrigger,
  Integration,
  Job,
  Macro,
  Rule,
  SatisfactionSurvey,
  Tag,
  TicketMessage,
  User,
  View,
  VoiceCall,
  VoiceCallEvent,
  VoiceCallRecording,
  Widget,
} from '@rhetor/contract'
import type { App } from '../control/account.ts'
import type { Delivery, OutboxItem } from '../control/records.ts'

/** What each table holds. */
export interface Documents {
  users: UserDoc
  customers: CustomerDoc
  channels: ChannelDoc
  teams: TeamDoc
  tickets: TicketDoc
  messages: MessageDoc
  tags: TagDoc
  custom_fields: CustomFieldDoc
  macros: MacroDoc
  rules: RuleDoc
  views: ViewDoc
  jobs: JobDoc
  events: EventDoc
  surveys: SurveyDoc
  integrations: IntegrationDoc
  widgets: WidgetDoc
  settings: SettingDoc
  voice_calls: VoiceCallDoc
  voice_events: VoiceEventDoc
  voice_recordings: VoiceRecordingDoc
  files: FileDoc
  credentials: CredentialDoc
  apps: AppDoc
  tasks: TaskDoc
  outbox: OutboxDoc
  deliveries: DeliveryDoc
}

/** Small facts about the account that are not objects of the API, by name. */
export interface Facts {
  created: string
  subscription: Record<string, unknown>
  /** The id of the admin who created the account. */
  owner: number
  credentials: Credentials
  /** Whether seeding the account has finished; stored under an earlier name. */
  planted: boolean
  /** Addresses nothing can be delivered to, and why; `*` is everybody. */
  undeliverable: Record<string, string>
  /** The tickets a job works on. */
  [targets: `job:${number}`]: number[]
}

/** The key of the account's owner. */
export interface Credentials {
  readonly username: string
  readonly api_key: string
  readonly access_token: string
}

/** A person as tickets and messages embed one. */
export interface PersonDoc {
  readonly id: number
  readonly email: string | null
  readonly name: string | null
  readonly firstname: string
  readonly lastname: string
  readonly meta: unknown
}

export interface TicketDoc {
  readonly id: number
  external_id: string | null
  status: string
  priority: string
  /** Sorts priorities: 1 is critical. */
  priority_rank: number
  channel: string
  via: string
  from_agent: boolean | null
  spam: boolean
  imported: boolean | null
  customer_id: number | null
  assignee_user_id: number | null
  assignee_team_id: number | null
  language: string | null
  subject: string | null
  meta: Record<string, unknown> | null
  created_datetime: string
  processed_datetime: string
  opened_datetime: string | null
  last_received_message_datetime: string | null
  last_message_datetime: string | null
  updated_datetime: string | null
  closed_datetime: string | null
  trashed_datetime: string | null
  snooze_datetime: string | null
  is_unread: boolean
  messages_count: number
  excerpt: string | null
  last_sent_message_not_delivered: boolean
  /** Integrations its messages went through. */
  integration_ids: number[]
  split_from?: number
}

export interface MessageDoc extends Omit<TicketMessage, 'uri' | 'sender' | 'receiver' | 'ticket_id'> {
  readonly ticket_id: number
  sender_id: number | null
  sender: PersonDoc | null
  receiver: PersonDoc | null
  mention_ids?: number[] | null
}

export interface ChannelDoc {
  readonly id: number
  customer_id: number
  type: string
  address: string
  preferred: boolean
  created_datetime: string
  updated_datetime: string
}

export interface CustomerDoc {
  readonly id: number
  external_id: string | null
  email: string | null
  name: string | null
  firstname: string
  lastname: string
  language: string | null
  timezone: string | null
  created_datetime: string
  updated_datetime: string
  meta: Record<string, unknown> | null
  note: string | null
  integrations: Record<string, unknown>
  external_data: Record<string, unknown>
  /** The `version` each app's data was last written with. */
  data_versions: Record<string, string>
  ecommerce_data: Record<string, unknown>
  /** Where a merged customer went; such a row answers 301. */
  merged_into?: number
}

export interface UserDoc extends Omit<User, 'uri' | 'role'> {
  readonly id: number
  role: string
}

export interface TeamDoc {
  readonly id: number
  name: string
  description: string | null
  decoration: Record<string, unknown> | null
  member_ids: number[]
  created_datetime: string
}

export type TagDoc = Omit<Tag, 'uri'>
export type CustomFieldDoc = CustomField
export type MacroDoc = Omit<Macro, 'uri'>
export type RuleDoc = Omit<Rule, 'uri'>
export type JobDoc = Omit<Job, 'uri'>
export type SurveyDoc = Omit<SatisfactionSurvey, 'uri'>
export type WidgetDoc = Omit<Widget, 'uri'>
export type VoiceCallDoc = VoiceCall
export type VoiceEventDoc = VoiceCallEvent
export type VoiceRecordingDoc = VoiceCallRecording

export interface ViewDoc extends Omit<View, 'uri' | 'shared_with_teams' | 'shared_with_users' | 'filters_ast'> {
  readonly id: number
  team_ids: number[]
  user_ids: number[]
}

export interface IntegrationDoc extends Omit<Integration, 'uri' | 'user'> {
  readonly id: number
  user_id: number | null
  /** Written by clients, never shown. */
  secrets: { headers?: Record<string, string> | null | undefined; hmac_secret?: string | undefined }
  /** Calls that failed one after another. */
  failures: number
}

export interface EventDoc {
  readonly id: number
  context: string | null
  created_datetime: string
  data: Record<string, unknown> | null
  object_id: number
  object_type: string
  type: EventType
  user_id: number | null
}

export interface SettingDoc {
  readonly id: number
  type: string
  data: unknown
}

export interface FileDoc {
  readonly id: number
  hash: string
  name: string
  /** The last part of its address. */
  resource: string
  content_type: string
  size: number
  /** base64 */
  content: string
  public: boolean
}

/** What identifies a caller: an API key, or a token of an app. */
export interface CredentialDoc {
  readonly id: number
  kind: 'api_key' | 'access_token' | 'refresh_token' | 'code'
  secret: string
  user_id: number
  client_id: string | null
  scopes: string[]
  expires_datetime: string | null
  redirect_uri?: string
  nonce?: string
}

export type AppDoc = App

/** What can happen by itself, and what it needs to know when its time comes. */
export interface TaskPayloads {
  deliver: { message_id: number }
  unsnooze: { ticket_id: number }
  understand: { ticket_id: number; message_id: number }
  'auto-merge': { ticket_id: number }
  survey: { survey_id: number; ticket_id: number }
  job: { job_id: number }
  'count-tags': Record<never, never>
  /** Somebody does something outside the API, by the address of the control command. */
  act: { name: string; input: unknown }
  webhook: WebhookCall
}
export type TaskKind = keyof TaskPayloads

/** A call of a webhook that is to be made. */
export interface WebhookCall {
  integration_id: number
  trigger: HttpTrigger
  ticket_id: number
  message_id: number | null
  user_id: number | null
  context: string
  attempt: number
  /** Whether a fault has held it back or doubled it already. */
  late?: boolean
}

/** Something that will happen by itself, or failed when its time came. */
export type TaskDoc = { [Kind in TaskKind]: Task<Kind> }[TaskKind]

export interface Task<Kind extends TaskKind> {
  readonly id: number
  due: string
  kind: Kind
  payload: TaskPayloads[Kind]
  failed_datetime?: string
  error?: string
}

export type OutboxDoc = OutboxItem
export type DeliveryDoc = Delivery
