import type { ScenarioName } from '@rhetor/sandbox'
import type { AtWork } from '../../../test/support/at-work.ts'

/** Arranges a situation of the sandbox by name; what it gives are the ids it made. */
export async function scenario(
  { sandbox }: AtWork,
  name: ScenarioName,
): Promise<{ ticket: number } & Record<string, unknown>> {
  const given = (await sandbox.control.scenarios.load({ name })) as unknown as Record<string, unknown>
  return { ...given, ticket: given['ticket_id'] as number }
}
