export type {
  Account,
  AccountSetting,
  Customer,
  CustomerListItem,
  CustomField,
  Event,
  Integration,
  Job,
  Macro,
  Rule,
  SatisfactionSurvey,
  Tag,
  Team,
  Ticket,
  TicketCompact,
  TicketMessage,
  User,
  View,
  ViewItem,
  VoiceCall,
  Widget,
} from '@rhetor/contract'
export { isLoopback } from '@rhetor/contract'
export { type Account as AccountAddress, parseAccount, parseBaseUrl } from './account.ts'
export { type Auth, type AuthContext, base64Token, basic, bearer } from './auth.ts'
export {
  type Budget,
  type BudgetOptions,
  createBudget,
  type Gauge,
  type Lane,
  lanes,
  type Permit,
  type RateReading,
} from './budget.ts'
export type { WireRequest } from './build-request.ts'
export type { Call } from './call.ts'
export { type Clock, sleep, systemClock } from './clock.ts'
export { type Download, downloadPath } from './download.ts'
export {
  ApiError,
  type BrokenReason,
  ConnectionError,
  ContractError,
  GorgiasError,
  MergedError,
  TimeoutError,
  UncertainWrite,
  UsageError,
} from './errors.ts'
export type { Reply } from './exchange.ts'
export { Gorgias, type GorgiasConstructor } from './gorgias.ts'
export type { List, Page } from './list.ts'
export type { Method, Methods } from './methods.ts'
export {
  memoryTokenStore,
  type OAuth,
  type OAuthOptions,
  oauth,
  randomState,
  type TokenStore,
  type Tokens,
} from './oauth.ts'
export type { CallEvent, Observers, ReplyEvent, RequestEvent, RetryEvent } from './observe.ts'
export type { CallOptions, GorgiasOptions, ListOptions, OnceOptions, Settings } from './options.ts'
export { type Prepared, prepare } from './prepare.ts'
export { redactAddress, redactSecrets } from './redact.ts'
export { type Report, type ReportPart, type ReportRequest, readReport, splitPeriod } from './report.ts'
export { prepareRequest, type RequestOptions } from './request.ts'
export type { RetryOptions } from './retry.ts'
export { maxUploadBytes, type NamedUpload, type Upload } from './upload.ts'
export {
  type ContextWebhook,
  type FieldsWebhook,
  type FlatWebhook,
  type ParseWebhookOptions,
  parseWebhook,
  type Webhook,
  type WebhookBody,
  type WebhookHints,
} from './webhooks/parse.ts'
export { isAuthentic, type ReceivedWebhook, type SenderProof, signWebhook } from './webhooks/secret.ts'
export {
  type Sample,
  type SendWebhookOptions,
  sendWebhook,
  type WebhookAnswer,
  type WebhookCall,
  webhookRequest,
} from './webhooks/send.ts'
