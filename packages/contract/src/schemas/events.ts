import { z } from 'zod'
import { Cursor, Datetime, DatetimeInput, JsonObject, known, limit, open, orderBy, type Schema } from '../schema.ts'

/** What can happen to each kind of object; all of these can be filtered by. */
export const eventTypesByObject = {
  Account: ['account-created', 'account-deactivated', 'account-updated'],
  AccountSetting: ['account-setting-updated'],
  Ticket: [
    'action-executed',
    'rule-executed',
    'ticket-assigned',
    'ticket-closed',
    'ticket-created',
    'ticket-customer-updated',
    'ticket-deleted',
    'ticket-excluded-from-auto-merge',
    'ticket-excluded-from-csat',
    'ticket-marked-spam',
    'ticket-merged',
    'ticket-message-summary-created',
    'ticket-reopened',
    'ticket-satisfaction-survey-skipped',
    'ticket-self-unsnoozed',
    'ticket-sla-policy-assigned',
    'ticket-snoozed',
    'ticket-split',
    'ticket-subject-updated',
    'ticket-tags-added',
    'ticket-tags-removed',
    'ticket-team-assigned',
    'ticket-team-unassigned',
    'ticket-trashed',
    'ticket-unassigned',
    'ticket-unmarked-spam',
    'ticket-untrashed',
    'ticket-updated',
  ],
  CustomFieldCondition: [
    'custom-field-condition-created',
    'custom-field-condition-deleted',
    'custom-field-condition-disabled',
    'custom-field-condition-enabled',
    'custom-field-condition-updated',
  ],
  CustomField: ['custom-field-created', 'custom-field-updated'],
  Customer: ['customer-created', 'customer-deleted', 'customer-merged', 'customer-updated'],
  Integration: [
    'integration-created',
    'integration-deactivated',
    'integration-deleted',
    'integration-reactivated',
    'integration-updated',
  ],
  Macro: ['macro-created', 'macro-deleted', 'macro-updated'],
  Rule: ['rule-created', 'rule-deleted', 'rule-priority-updated', 'rule-updated'],
  SatisfactionSurvey: ['satisfaction-survey-responded', 'satisfaction-survey-sent'],
  Tag: ['tag-created', 'tag-deleted', 'tag-merged', 'tag-renamed', 'tag-updated'],
  Team: ['team-created', 'team-deleted', 'team-updated'],
  TicketMessage: [
    'ticket-message-created',
    'ticket-message-deleted',
    'ticket-message-failed',
    'ticket-message-updated',
  ],
  User: [
    'user-2fa-changed',
    'user-created',
    'user-deleted',
    'user-invited',
    'user-logged-in',
    'user-logged-out',
    'user-password-changed',
    'user-password-reset',
    'user-updated',
  ],
  View: ['view-created', 'view-deactivated', 'view-deleted', 'view-updated'],
  Widget: ['widget-created', 'widget-deleted', 'widget-updated'],
} as const

export const eventTypes = Object.values(eventTypesByObject).flat() as EventType[]
export type EventType = (typeof eventTypesByObject)[keyof typeof eventTypesByObject][number]

/** Types the reference of the object names beyond those of the list's filter. */
export const unfilterableEventTypes = [
  'account-setting-created',
  'subscription-created',
  'subscription-updated',
  'subscription-self-serve-changed',
  'integration-used',
  'integration-data-item-created',
  'integration-data-item-deleted',
  'macro-applied',
  'macro-params-updated',
  'rule-deactivated',
  'rule-reactivated',
  'rules-pipeline-executed',
  'rule-suggestion-suggested',
  'ticket-chat-updated',
  'facebook-comment-created',
  'facebook-comment-deleted',
  'facebook-comment-edited',
  'facebook-comment-hidden',
  'facebook-comment-unhidden',
  'facebook-comment-liked',
  'facebook-comment-unliked',
  'facebook-message-created',
  'facebook-message-deleted',
  'facebook-message-edited',
  'facebook-post-created',
  'facebook-post-deleted',
  'facebook-post-edited',
  'facebook-review-deleted',
  'instagram-direct-message-created',
] as const

export const eventObjectTypes = [
  'Account',
  'AccountSetting',
  'Customer',
  'CustomField',
  'CustomFieldCondition',
  'CustomUserAvailabilityStatus',
  'CustomerExternalData',
  'Integration',
  'Macro',
  'Order',
  'Role',
  'Rule',
  'SatisfactionSurvey',
  'Shopper',
  'ShopperAddress',
  'Subscription',
  'Tag',
  'Team',
  'TicketMessage',
  'Ticket',
  'User',
  'UserSetting',
  'View',
  'Widget',
] as const
export type EventObjectType = (typeof eventObjectTypes)[number]

const event = open({
  id: z.int(),
  context: z.string().nullable(),
  created_datetime: Datetime,
  data: JsonObject.nullable(),
  object_id: z.int(),
  object_type: known(eventObjectTypes),
  type: known([...eventTypes, ...unfilterableEventTypes]),
  user_id: z.int().nullable(),
  uri: z.string(),
})
/** One line of the audit log. */
export interface Event extends z.output<typeof event> {}
export const Event: Schema<Event> = event

export const filterableEventObjectTypes = [
  'Account',
  'AccountSetting',
  'Macro',
  'Tag',
  'Customer',
  'Team',
  'View',
  'Widget',
  'CustomField',
  'CustomFieldCondition',
  'User',
  'TicketMessage',
  'Ticket',
  'Rule',
  'Integration',
  'SatisfactionSurvey',
] as const
export type EventObjectTypeFilter = (typeof filterableEventObjectTypes)[number]

const listEventsQuery = z
  .strictObject({
    cursor: Cursor.optional(),
    limit: limit({ max: 100, otherwise: 30 }).optional(),
    order_by: orderBy(
      ['created_datetime:asc', 'created_datetime:desc', 'created_datetime'],
      'created_datetime:desc',
    ).optional(),
    object_type: z
      .enum(filterableEventObjectTypes)
      .meta({ description: 'Ticket, Customer and so on; goes with object_id' })
      .optional(),
    object_id: z.int().meta({ description: 'Goes with object_type' }).optional(),
    types: z.array(z.enum(eventTypes)).meta({ description: 'Any of these, such as ticket-closed' }).optional(),
    user_ids: z.array(z.int()).meta({ description: 'Caused by any of these users' }).optional(),
    created_datetime: z
      .strictObject({
        gt: DatetimeInput.optional(),
        gte: DatetimeInput.optional(),
        lt: DatetimeInput.optional(),
        lte: DatetimeInput.optional(),
      })
      .meta({ description: 'gt or gte for after, lt or lte for before' })
      .optional(),
  })
  .refine((query) => (query.object_type === undefined) === (query.object_id === undefined), {
    error: 'object_type and object_id go together',
    path: ['object_id'],
  })
/** Which events to list. */
export interface ListEventsQuery extends z.output<typeof listEventsQuery> {}
export const ListEventsQuery: Schema<ListEventsQuery> = listEventsQuery
