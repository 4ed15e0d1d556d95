import { digest } from '../digest.ts'

/** The same key for the same action: a command typed twice, or run again after a crash, does it once. */
export async function onceKey(action: string, ...parts: readonly (string | number)[]): Promise<string> {
  return `rhetor-${action}-${await digest([action, ...parts], 16)}`
}
