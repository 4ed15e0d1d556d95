import type { ScenarioName } from '@rhetor/sandbox'
import type { DemoSession } from '../../../test/support/demo-session.ts'

/** Arranges a situation of the sandbox by name; what it gives are the ids it made. */
export async function scenario(
  { sandbox }: DemoSession,
  name: ScenarioName,
): Promise<{ ticket: number } & Record<string, unknown>> {
  const given = (await sandbox.control.scenarios.load({ name })) as unknown as Record<string, unknown>
  return { ...given, ticket: given['ticket_id'] as number }
}
