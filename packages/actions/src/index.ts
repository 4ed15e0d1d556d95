export {
  type Action,
  type ChangeAction,
  changes,
  type InputSchema,
  type Plan,
  type ReadAction,
  reads,
} from './action.ts'
export type { Audit, AuditEntry } from './audit.ts'
export { actionNamed, catalogue, composedActions, operationActions } from './catalogue.ts'
export { type ConsentRule, consentRules, fingerprint, mostAtOnce, type Preview } from './consent.ts'
export type { Directory } from './directory.ts'
export type { Files } from './files.ts'
export type { Flat } from './flat.ts'
export { LeftOff } from './left-off.ts'
export { isDownload, type Listed } from './operation.ts'
export { checkInput, PartlyDone, type Performed, type PerformOptions, perform } from './perform.ts'
export { createSession, type Progress, type Session, type SessionOptions } from './session.ts'
export type { Done, Step } from './step.ts'
export type { Conversation, ShownMessage } from './tickets/conversation.ts'
export { type Delivery, type DeliveryState, deliveryStates } from './tickets/delivery.ts'
