import type { Session } from '@rhetor/actions'
import { ApiError, UsageError } from '@rhetor/client'
import { type Operation, paramNames, resources } from '@rhetor/contract'
import type { Field } from './cut-fields.ts'

/** Shorter ones are titles and names, which are never shown cut. */
const shortest = 60

/**
 * Refuses a text that is only the beginning of what is stored now, unless this assistant has seen all of it: another
 * session, or an earlier one, may have read it shortened, and nobody here knows.
 */
export async function refuseBeginnings(
  row: Operation,
  input: Readonly<Record<string, unknown>>,
  session: Session,
  knows: (field: Field) => boolean,
): Promise<void> {
  const { get } = resources[row.resource as keyof typeof resources] as { get?: Operation }
  if (row.method !== 'PUT' || get?.path !== row.path) return
  const object = row.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(input[name]))
  const names = Object.keys(input).filter((name) => hasText(input[name]) && !knows({ object, name }))
  if (names.length === 0) return
  const stored = await readNow(get, input, session)
  const cut = names.filter((name) => isBeginning(input[name], stored[name]))
  if (cut.length > 0)
    throw new UsageError(
      `nothing was sent: ${cut.join(', ')} of ${object.slice(1)} is only the beginning of what is stored now, and the rest of it would be lost. Read it with full, all of its parts, then send all of it.`,
    )
}

async function readNow(get: Operation, input: Readonly<Record<string, unknown>>, session: Session) {
  try {
    const args = paramNames(get.path).map((name) => input[name])
    return (await session.call(get, args)) as Readonly<Record<string, unknown>>
  } catch (error) {
    // the write itself says what is wrong
    if (error instanceof ApiError) return {}
    throw error
  }
}

function hasText(value: unknown): boolean {
  if (typeof value === 'string') return value.length >= shortest
  return typeof value === 'object' && value !== null && Object.values(value).some(hasText)
}

/** Whether a text in the new value is the beginning of the one in the same place. */
function isBeginning(value: unknown, stored: unknown): boolean {
  if (typeof value === 'string') {
    if (value.length < shortest || typeof stored !== 'string') return false
    const [begin, whole] = [bare(value).replace(/…$/, ''), bare(stored)]
    return whole.length > begin.length && whole.startsWith(begin)
  }
  if (typeof value !== 'object' || value === null || typeof stored !== 'object' || stored === null) return false
  return Object.entries(value).some(([name, each]) => isBeginning(each, (stored as Record<string, unknown>)[name]))
}

function bare(text: string): string {
  return text.replaceAll(/\s/g, '')
}
