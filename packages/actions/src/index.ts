export {
  type Action,
  type ChangeAction,
  changes,
  type InputSchema,
  type Plan,
  type ReadAction,
  reads,
} from './action.ts'
export { api } from './api.ts'
export { actionNamed, catalogue, composedActions, operationActions } from './catalogue.ts'
export { ticketVerbs, updateTicket } from './change/verbs.ts'
export { createTicket } from './create-ticket/create-ticket.ts'
export { eraseCustomer } from './customers/erase.ts'
export { findCustomers } from './customers/find.ts'
export { mergeCustomers } from './customers/merge.ts'
export { showCustomer } from './customers/read.ts'
export type { Directory } from './directory.ts'
export { diagnose, failureIn } from './doctor/diagnose.ts'
export { type Finding, type FindingState, findingStates } from './doctor/finding.ts'
export { exportList } from './export/export.ts'
export type { Files } from './files.ts'
export { find } from './find/find.ts'
export type { Flat } from './flat.ts'
export { handOver } from './hand-over.ts'
export { applyMacro } from './macro/macro.ts'
export { type Delivery, type DeliveryState, deliveryStates } from './messages/delivery.ts'
export type { OnceKeys } from './once-keys.ts'
export { isDownload, type Listed } from './operation.ts'
export { people } from './people.ts'
export { type Audit, type AuditEntry, auditJournal } from './perform/audit.ts'
export {
  type ConsentRule,
  consentRules,
  fingerprint,
  mostAtOnce,
  type Preview,
  shownFingerprint,
} from './perform/consent.ts'
export { DoneUnreported } from './perform/done-unreported.ts'
export { type Journal, journals, progressJournal, type Remembered, type StepRecord } from './perform/journal.ts'
export { PartlyDone } from './perform/partly-done.ts'
export { type Agreed, checkInput, type Performed, type PerformOptions, perform } from './perform/perform.ts'
export { Paused, Stopped } from './perform/stopped.ts'
export {
  type Unasked,
  type UnaskedBudget,
  type UnaskedLimits,
  type UnaskedStore,
  unaskedBudget,
  unaskedInMemory,
  unaskedLimits,
} from './perform/unasked.ts'
export { note } from './reply/note.ts'
export { draft, reply } from './reply/reply.ts'
export { checkFieldNames } from './result-fields.ts'
export { createSession, type Progress, type Session, type SessionOptions } from './session.ts'
export type { Conversation } from './show/conversation.ts'
export type { ShownMessage } from './show/message.ts'
export { show } from './show/show.ts'
export { statistics } from './statistics/statistics.ts'
export type { Again, Outcome, Step } from './step.ts'
