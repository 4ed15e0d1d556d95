export {
  type AnyRow,
  type ApiDefaults,
  describeApi,
  type Method,
  methods,
  type Once,
  type Operation as ApiOperation,
  type Operations,
  paramNames,
  type Repeat,
  repeats,
  type Unnamed,
  type Vocabulary,
} from './api.ts'
export type { Chosen } from './chosen.ts'
export { type Consequence, consequenceOf, type Effect, effects, type Reach, reaches, reachNotes } from './effects.ts'
export { type Failure, type FailureCode, failureOf, failures, type RetryRule } from './failures.ts'
export {
  currentUserVariable,
  type FilterFunction,
  type FilterPath,
  filterFunctions,
  filterPaths,
  type RulePath,
  rulePaths,
} from './filters.ts'
export { fromLoose, fromText, queryFromText } from './from-text.ts'
export { isLoopback } from './loopback.ts'
export { type MacroActionName, macroActions, textVariables } from './macro-actions.ts'
export { type Match, matcherOf } from './match.ts'
export { numberRepair } from './numbers.ts'
export { accessTokenSeconds, defaultScopes, oauthEndpoints } from './oauth.ts'
export type { GorgiasWords, Operation, Quirks } from './operation.ts'
export { arrayOf, one, type Paging, pagingRules, pagings, type Reply } from './paging.ts'
export { didYouMean, problemsOf, unknownName } from './problems.ts'
export { type Bucket, buckets, type CredentialKind, credentialKinds, enterpriseDrainMs, rateHeader } from './rate.ts'
export { knownOperation, matchOperation, operationNamed, operations, type Resources, resources } from './resources.ts'
export { mayAct, type Role, roleNotes, roles } from './roles.ts'
export { DatetimeInput, Id, type Known, open, type Schema, strict } from './schema.ts'
export {
  Account,
  AccountSetting,
  AccountSettingRequest,
  AccountStatus,
  AccountSubscription,
  ListAccountSettingsQuery,
} from './schemas/account.ts'
export {
  AccountSettingDataByType,
  BusinessHoursSlot,
  SettingAccess,
  SettingAgentCosts,
  SettingAutoMerge,
  SettingAutoSplit,
  SettingBusinessHours,
  SettingDefaultIntegration,
  SettingInTicketSuggestion,
  SettingLimits,
  SettingSatisfactionSurveys,
  SettingTableConfig,
  SettingTicketAssignment,
  SettingViewsOrdering,
  SettingViewsVisibility,
} from './schemas/account-settings.ts'
export {
  BooleanFieldDefinition,
  CreateCustomFieldRequest,
  CustomField,
  CustomFieldDefinition,
  type CustomFieldObjectType,
  customFieldObjectTypes,
  DropdownBooleanSettings,
  DropdownTextSettings,
  ListCustomFieldsQuery,
  type ManagedCustomerFieldType,
  ManagedFieldType,
  type ManagedTicketFieldType,
  managedCustomerFieldTypes,
  managedTicketFieldTypes,
  NumberFieldDefinition,
  NumberInputSettings,
  type RequirementType,
  requirementTypes,
  TextFieldDefinition,
  TextInputSettings,
  UpdateCustomFieldItem,
  UpdateCustomFieldRequest,
  UpdateCustomFieldsRequest,
} from './schemas/custom-fields.ts'
export {
  BulkIdsRequest,
  CreateCustomerRequest,
  Customer,
  CustomerChannel,
  CustomerChannelWrite,
  CustomerDataRequest,
  CustomerListItem,
  GetCustomerQuery,
  ListCustomersQuery,
  MergeCustomersQuery,
  MergeCustomersRequest,
  UpdateCustomerRequest,
} from './schemas/customers.ts'
export {
  type DiscountType,
  discountTypes,
  EcommerceData,
  Order,
  OrderLine,
  type OrderStatus,
  orderStatuses,
  type PaymentStatus,
  paymentStatuses,
  Shopper,
  ShopperAddress,
  type ShopperStatus,
  Store,
  type StoreType,
  shopperStatuses,
  storeTypes,
} from './schemas/ecommerce.ts'
export {
  CursorList,
  CursorMeta,
  DataList,
  ErrorEnvelope,
  PageList,
  PageMeta,
  SearchList,
  ViewItemsMeta,
  ViewItemsPage,
} from './schemas/envelopes.ts'
export { Event, ListEventsQuery } from './schemas/events.ts'
export {
  CustomerFieldValue,
  FieldValueEntry,
  FieldValueScalar,
  FieldValuesRequest,
  FieldValueWrite,
  TicketFieldValue,
} from './schemas/field-values.ts'
export { UploadedFile, UploadQuery, UploadRequest, type UploadType, uploadTypes } from './schemas/files.ts'
export {
  CreateIntegrationRequest,
  HttpIntegration,
  HttpIntegrationCreate,
  HttpIntegrationUpdate,
  type HttpMethod,
  type HttpRequestContentType,
  type HttpTrigger,
  HttpTriggers,
  HttpTriggersWrite,
  httpMethods,
  httpRequestContentTypes,
  httpTriggers,
  Integration,
  ListIntegrationsQuery,
  UpdateIntegrationRequest,
} from './schemas/integrations.ts'
export {
  CreateJobRequest,
  Job,
  JobParams,
  type JobStatus,
  type JobType,
  jobStatuses,
  jobTypes,
  ListJobsQuery,
  UpdateJobRequest,
} from './schemas/jobs.ts'
export {
  BulkMacroIdsRequest,
  CreateMacroRequest,
  ListMacrosQuery,
  Macro,
  MacroAction,
  MacroArchiveResult,
  type MacroIntent,
  type MacroOrderBy,
  MacroUnarchiveResult,
  MacroUsageError,
  macroIntents,
  macroOrders,
  UpdateMacroRequest,
} from './schemas/macros.ts'
export {
  AuthCustomerIdentity,
  AuthIdentityService,
  CreateTicketMessageItem,
  CreateTicketMessageRequest,
  ListMessagesQuery,
  ListTicketMessagesQuery,
  MessageActionQuery,
  MessageAddress,
  MessageAttachment,
  MessageAttachmentWrite,
  MessageIntent,
  MessageMacro,
  MessageMetaWrite,
  MessagePersonChannel,
  MessagePersonWrite,
  MessageReplyLink,
  MessageSendingError,
  MessageSource,
  MessageSourceWrite,
  TicketMessage,
  UpdateTicketMessageRequest,
} from './schemas/messages.ts'
export {
  MetricCard,
  MetricCardApi,
  MetricCardFilter,
  MetricCardRef,
  type MetricCardStatus,
  MetricCardText,
  metricCardStatuses,
  SearchMetricCardsQuery,
} from './schemas/metric-cards.ts'
export { OAuthError, OAuthToken } from './schemas/oauth.ts'
export { IdName, IdRef, Person } from './schemas/people.ts'
export {
  type AnyReportQuery,
  type CustomFieldsFilter,
  GetStatisticQuery,
  longestPeriodDays,
  type MemberFilter,
  type ReportDimension,
  type ReportFilter,
  ReportingMeta,
  ReportingPage,
  ReportingRequest,
  ReportingRow,
  type ReportMeasure,
  type ReportQuery,
  type ReportTime,
  type TagsFilter,
} from './schemas/reporting.ts'
export {
  CreateRuleRequest,
  ListRulesQuery,
  Rule,
  type RuleEventType,
  RulePrioritiesRequest,
  RulePriority,
  ruleEventTypes,
  UpdateRuleRequest,
} from './schemas/rules.ts'
export {
  CreateSurveyRequest,
  ListSatisfactionSurveysQuery,
  SatisfactionSurvey,
  UpdateSurveyRequest,
} from './schemas/satisfaction-surveys.ts'
export { SearchRequest, SearchResult, type SearchType, searchTypes } from './schemas/search.ts'
export {
  LegacyStatistic,
  LegacyStatisticFilters,
  LegacyStatisticMeta,
  type LegacyStatisticName,
  LegacyStatisticPeriod,
  LegacyStatisticRequest,
  LegacyStatisticTile,
  legacyStatisticNames,
} from './schemas/statistics.ts'
export {
  CreateTagRequest,
  ListTagsQuery,
  MergeTagsRequest,
  Tag,
  TagDecoration,
  TagDecorationWrite,
  UpdateTagRequest,
} from './schemas/tags.ts'
export { CreateTeamRequest, ListTeamsQuery, Team, TeamMember, UpdateTeamRequest } from './schemas/teams.ts'
export {
  CreateTicketRequest,
  GetTicketQuery,
  ListTicketsQuery,
  ReplyOptionIntegration,
  SetTicketTagsRequest,
  Ticket,
  TicketCompact,
  TicketCompactIntegration,
  TicketCustomer,
  TicketCustomerWrite,
  TicketEvent,
  TicketEventUser,
  type TicketPriority,
  TicketReplyOption,
  TicketSatisfactionSurvey,
  type TicketStatus,
  TicketSummary,
  TicketTag,
  TicketTagsRequest,
  TicketTagWrite,
  TicketTeam,
  TicketUser,
  ticketPriorities,
  ticketStatuses,
  UpdateTicketRequest,
} from './schemas/tickets.ts'
export {
  assignableRoles,
  CreateUserRequest,
  ListUsersQuery,
  UpdateUserRequest,
  User,
  UserMeta,
  UserMetaWrite,
  type UserRole,
  UserRoleRef,
  type UserRoleWrite,
  userRoles,
} from './schemas/users.ts'
export {
  CreateViewRequest,
  InlineView,
  ListViewItemsQuery,
  ListViewsQuery,
  SearchViewItemsRequest,
  SharedTeam,
  SharedUser,
  UpdateViewRequest,
  View,
  type ViewCategory,
  ViewDecoration,
  type ViewField,
  ViewItem,
  type ViewItemsOrderBy,
  type ViewType,
  type ViewVisibility,
  viewCategories,
  viewFields,
  viewItemsOrders,
  viewTypes,
  viewVisibilities,
} from './schemas/views.ts'
export {
  ListVoiceCallEventsQuery,
  ListVoiceCallRecordingsQuery,
  ListVoiceCallsQuery,
  VoiceCall,
  VoiceCallEvent,
  type VoiceCallEventType,
  VoiceCallRecording,
  type VoiceCallStatus,
  VoiceCallSummary,
  voiceCallEventTypes,
  voiceCallStatuses,
} from './schemas/voice-calls.ts'
export {
  CreateWidgetRequest,
  ListWidgetsQuery,
  UpdateWidgetRequest,
  Widget,
  type WidgetContext,
  WidgetTemplate,
  type WidgetType,
  widgetContexts,
  widgetTypes,
} from './schemas/widgets.ts'
export { type Scope, scopes } from './scopes.ts'
export { fieldsOf, isNullable, metaOf, type Shape, shapeOf, unwrap } from './shape.ts'
export {
  FlatTicket,
  WebhookContext,
  WebhookMessage,
  WebhookTicket,
  webhookContexts,
  webhookDelivery,
  webhookVariables,
} from './webhooks.ts'
export {
  type AssignmentChannel,
  assignmentChannels,
  Channel,
  type ChannelSlug,
  channelSlugs,
  filterableIntegrationTypes,
  type IntegrationType,
  type IntegrationTypeFilter,
  integrationTypes,
  isViaOnly,
  type MessageSourceType,
  messageSourceTypes,
  type Via,
  type ViaWrite,
  vias,
  writableVias,
} from './words/channels.ts'
export { type Currency, currencies } from './words/currencies.ts'
export {
  type EventObjectType,
  type EventObjectTypeFilter,
  type EventType,
  eventObjectTypes,
  eventTypes,
  eventTypesByObject,
  filterableEventObjectTypes,
  unfilterableEventTypes,
} from './words/events.ts'
export { KnownLanguage, Language, languages } from './words/languages.ts'
export { type MetricCardSlug, metricCardSlugs } from './words/metric-cards.ts'
export {
  type Granularity,
  granularities,
  type ReportingDimension,
  type ReportingOperator,
  type ReportScope,
  type ReportScopeRow,
  reportingDimensions,
  reportingOperators,
  reportScopes,
  type TimeDimension,
  timeDimensions,
  unpublishedReportScopes,
} from './words/reports.ts'
export { KnownTimezone, Timezone, timezones } from './words/timezones.ts'
export { writeBack } from './write-back.ts'
