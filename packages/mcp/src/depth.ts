import { UsageError } from '@rhetor/client'

// no object of the API is a tenth as deep
const deepest = 100

/** Refuses input that is nested so deeply that whatever walks through it would run out of stack. */
export function refuseDeep(input: unknown): void {
  let level: readonly unknown[] = [input]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) throw new UsageError(`nothing was sent: the input is nested more than ${deepest} levels deep.`)
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []))
  }
}
