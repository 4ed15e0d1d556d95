import type { Session } from '@rhetor/actions'
import { ApiError, UsageError } from '@rhetor/client'
import { matchOperation } from '@rhetor/contract'
import type { Field } from './cut-fields.ts'
import { endLength, shareOfPieces, withoutSpaces } from './cut-texts.ts'
import { eachPiece } from './pieces.ts'

/** Shorter texts are titles and names, which are never shown cut. */
const shortest = 60
/** Shorter lists are shown whole. */
const longestWhole = 20

/**
 * Refuses a text that lacks the end of what is stored now, and a list with fewer items, where this assistant has not
 * seen all of it: another session, or an earlier one, may have read it shortened, and nobody here knows.
 */
export async function refuseLosses(
  fields: readonly Field[],
  input: Readonly<Record<string, unknown>>,
  session: Session,
  knows: (field: Field) => boolean,
): Promise<void> {
  const given = (name: string) => (name in input ? input[name] : longestList(input))
  const unknown = fields.filter((field) => couldLose(given(field.name)) && !knows(field))
  for (const object of new Set(unknown.map((field) => field.object))) {
    const stored = await readNow(object, session)
    const names = unknown.filter((field) => field.object === object).map(({ name }) => name)
    const lost = [...new Set(names)].filter((name) => loses(given(name), stored[name]))
    if (lost.length > 0)
      throw new UsageError(
        `nothing was sent: ${lost.join(', ')} of ${object.slice(1)} holds more now than was given, and the rest of it would be lost. Read it with full, all of its parts, then send all of it.`,
      )
  }
}

async function readNow(object: string, session: Session): Promise<Readonly<Record<string, unknown>>> {
  const match = matchOperation('GET', object)
  if (match.kind !== 'row') return {}
  try {
    const found = await session.call(match.row, Object.values(match.values).map(Number))
    return typeof found === 'object' && found !== null ? (found as Readonly<Record<string, unknown>>) : {}
  } catch (error) {
    // the write itself says what is wrong
    if (error instanceof ApiError || error instanceof UsageError) return {}
    throw error
  }
}

/** The items of a list that an operation replaces, under whatever name it takes them. */
function longestList(input: Readonly<Record<string, unknown>>): unknown {
  const lists = Object.values(input).filter(Array.isArray)
  return lists.toSorted((left, right) => right.length - left.length)[0]
}

function couldLose(value: unknown): boolean {
  if (typeof value === 'string') return value.length >= shortest
  return typeof value === 'object' && value !== null && (Array.isArray(value) || Object.values(value).some(couldLose))
}

/** Whether something of the stored value would be gone that the new one was made from. */
function loses(value: unknown, stored: unknown): boolean {
  if (typeof value === 'string') return typeof stored === 'string' && isWithoutEnd(value, stored)
  if (typeof value !== 'object' || value === null || typeof stored !== 'object' || stored === null) return false
  if (Array.isArray(value) && Array.isArray(stored) && stored.length > longestWhole && value.length < stored.length)
    return true
  return Object.entries(value).some(([name, each]) => loses(each, (stored as Record<string, unknown>)[name]))
}

function isWithoutEnd(value: string, stored: string): boolean {
  const [text, whole] = [withoutSpaces(value).replace(/…$/, ''), withoutSpaces(stored)]
  if (text.length < shortest || whole.length <= text.length || text.includes(whole.slice(-endLength))) return false
  if (whole.startsWith(text)) return true
  const pieces = new Set(eachPiece(whole))
  let [shared, all] = [0, 0]
  for (const piece of eachPiece(text)) {
    all += 1
    if (pieces.has(piece)) shared += 1
  }
  return shared >= all * shareOfPieces
}
