export { type RateMode, rateModes } from './control/account.ts'
export {
  type ControlClient,
  ControlError,
  type ControlTarget,
  controlClient,
  type Steer,
  sendControl,
  steerSandbox,
} from './control/client.ts'
export type { ControlOperation } from './control/describe.ts'
export { type FaultKind, type FaultRule, faultKinds } from './control/faults.ts'
export type { Delivery, LoggedRequest, OutboxItem } from './control/records.ts'
export { type ControlResources, controlOperations, controlResources } from './control/resources.ts'
export { type ScenarioName, scenarioNames } from './control/scenarios.ts'
