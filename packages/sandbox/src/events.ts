import { type EventType, eventTypesByObject, type HttpTrigger, type RuleEventType } from '@rhetor/contract'

/** What rules and webhooks listen for. */
export type Trigger = HttpTrigger | RuleEventType

type ObjectTypes = typeof eventTypesByObject

/** What an event happened to: an id; a message or a survey itself, since it also names its ticket. */
export type SubjectOf<Type extends EventType> = Type extends ObjectTypes['TicketMessage' | 'SatisfactionSurvey'][number]
  ? TicketPart
  : number

export interface TicketPart {
  readonly id: number
  readonly ticket_id: number
}

/** What an event triggers; events without a row here are only logged. */
const triggers: Readonly<Partial<Record<EventType, readonly Trigger[]>>> = {
  'ticket-created': ['ticket-created'],
  'ticket-updated': ['ticket-updated'],
  'ticket-merged': ['ticket-updated'],
  'ticket-closed': ['ticket-status-updated'],
  'ticket-reopened': ['ticket-status-updated'],
  'ticket-assigned': ['ticket-assigned', 'ticket-assignment-updated'],
  'ticket-unassigned': ['ticket-assignment-updated'],
  'ticket-team-assigned': ['ticket-assignment-updated'],
  'ticket-team-unassigned': ['ticket-assignment-updated'],
  'ticket-self-unsnoozed': ['ticket-self-unsnoozed'],
  'ticket-message-created': ['ticket-message-created'],
  'ticket-message-failed': ['ticket-message-failed'],
  'satisfaction-survey-responded': ['satisfaction-survey-responded'],
}

interface EventRow {
  /** The kind of object it happens to. */
  readonly object: keyof ObjectTypes
  readonly triggers: readonly Trigger[]
}

/** Everything that can happen. */
export const events = Object.fromEntries(
  Object.entries(eventTypesByObject).flatMap(([object, types]) =>
    types.map((type): [EventType, EventRow] => [
      type,
      { object: object as keyof ObjectTypes, triggers: triggers[type] ?? [] },
    ]),
  ),
) as Readonly<Record<EventType, EventRow>>
