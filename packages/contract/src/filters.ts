/** Functions of the filter language shared by views and rules, and what each compares with. */
export const filterFunctions = {
  eq: { takes: 'value', meaning: 'equals' },
  neq: { takes: 'value', meaning: 'differs; an unset field differs from any value' },
  isEmpty: { takes: 'nothing', meaning: 'is unset or an empty list' },
  isNotEmpty: { takes: 'nothing', meaning: 'is set and not an empty list' },
  contains: { takes: 'value', meaning: 'has the text, or the member' },
  notContains: { takes: 'value', meaning: 'lacks the text, or the member' },
  startsWith: { takes: 'value', meaning: 'begins with' },
  endsWith: { takes: 'value', meaning: 'ends with' },
  containsAny: { takes: 'list', meaning: 'has at least one' },
  containsAll: { takes: 'list', meaning: 'has every one' },
  notContainsAny: { takes: 'list', meaning: 'has none' },
  gt: { takes: 'value', meaning: 'is greater or later' },
  gte: { takes: 'value', meaning: 'is greater, later or equal' },
  lt: { takes: 'value', meaning: 'is less or earlier' },
  lte: { takes: 'value', meaning: 'is less, earlier or equal' },
} as const satisfies Record<string, { takes: 'value' | 'list' | 'nothing'; meaning: string }>
export type FilterFunction = keyof typeof filterFunctions

/** Paths known to work in filters; any other dotted path over a ticket is read the same way. */
export const filterPaths = [
  'ticket.id',
  'ticket.status',
  'ticket.priority',
  'ticket.channel',
  'ticket.via',
  'ticket.subject',
  'ticket.language',
  'ticket.from_agent',
  'ticket.spam',
  'ticket.tags.name',
  'ticket.customer.id',
  'ticket.customer.email',
  'ticket.assignee_user.id',
  'ticket.assignee_team.id',
  'ticket.created_datetime',
  'ticket.opened_datetime',
  'ticket.updated_datetime',
  'ticket.closed_datetime',
  'ticket.snooze_datetime',
  'ticket.trashed_datetime',
  'ticket.last_message_datetime',
  'ticket.last_received_message_datetime',
] as const
export type FilterPath = (typeof filterPaths)[number]

/** Paths that only rules can ask for, since they look at the message that set them off. */
export const rulePaths = [
  'message.text',
  'message.from_agent',
  'message.intents.name',
  'message.sentiments.name',
] as const
export type RulePath = (typeof rulePaths)[number]

/** Stands for the caller inside the text of a filter. */
export const currentUserVariable = '{{current_user.id}}'
