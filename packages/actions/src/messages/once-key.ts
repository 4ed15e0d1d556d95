import { digest } from '../digest.ts'

/** The same key for the same deed: a command typed twice, or run again after a crash, does it once. */
export async function onceKey(deed: string, ...parts: readonly (string | number)[]): Promise<string> {
  return `rhetor-${deed}-${await digest([deed, ...parts], 16)}`
}
