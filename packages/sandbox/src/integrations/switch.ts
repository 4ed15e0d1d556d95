import type { IntegrationDoc } from '../store/documents.ts'
import type { Turn } from '../world.ts'

/** Logs that an integration was switched off or on. */
export function logSwitch(turn: Turn, before: IntegrationDoc, after: IntegrationDoc): void {
  const [wasOff, isOff] = [before.deactivated_datetime !== null, after.deactivated_datetime !== null]
  if (wasOff !== isOff) turn.did(isOff ? 'integration-deactivated' : 'integration-reactivated', after.id)
}
