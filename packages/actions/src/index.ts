export {
  type Action,
  type ChangeAction,
  changes,
  type InputSchema,
  type Plan,
  type ReadAction,
  reads,
} from './action.ts'
export { type Audit, type AuditEntry, auditJournal } from './audit.ts'
export { actionNamed, catalogue, composedActions, operationActions } from './catalogue.ts'
export { type ConsentRule, consentRules, fingerprint, mostAtOnce, type Preview } from './consent.ts'
export { eraseCustomer } from './customers/erase.ts'
export { findCustomers } from './customers/find.ts'
export { mergeCustomers } from './customers/merge.ts'
export { showCustomer } from './customers/read.ts'
export type { Directory } from './directory.ts'
export { diagnose, failureIn } from './doctor/diagnose.ts'
export { type Finding, type FindingState, findingStates } from './doctor/finding.ts'
export { exportList } from './export/export.ts'
export type { Files } from './files.ts'
export type { Flat } from './flat.ts'
export { type Journal, journals, type Remembered, type StepRecord } from './journal.ts'
export { LeftOff } from './left-off.ts'
export { isDownload, type Listed } from './operation.ts'
export { PartlyDone } from './partly-done.ts'
export { people } from './people.ts'
export { checkInput, type Performed, type PerformOptions, perform } from './perform.ts'
export { api } from './raw.ts'
export { createSession, type Progress, type Session, type SessionOptions } from './session.ts'
export { statistics } from './statistics.ts'
export type { Again, Outcome, Step } from './step.ts'
export { type Conversation, type ShownMessage, show } from './tickets/conversation.ts'
export { createTicket } from './tickets/create.ts'
export { type Delivery, type DeliveryState, deliveryStates } from './tickets/delivery.ts'
export { find } from './tickets/find.ts'
export { handOver } from './tickets/handover.ts'
export { applyMacro } from './tickets/macro.ts'
export { note } from './tickets/note.ts'
export { draft, reply } from './tickets/reply.ts'
export { ticketVerbs, updateTicket } from './tickets/verbs.ts'
