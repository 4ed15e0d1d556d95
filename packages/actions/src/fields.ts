import type { CustomField } from '@rhetor/client'
import type { FieldValueEntry } from '@rhetor/contract'
import { line } from './untrusted.ts'

// as many bytes as a model reads of all of them, and of one
const mostOfAll = 1_200
const mostOfOne = 200

/** Custom fields that have a value, by their labels. */
export async function fieldsByLabel(
  values: Readonly<Record<string, FieldValueEntry>> | undefined,
  definitions: () => Promise<readonly CustomField[]>,
  full = false,
): Promise<Readonly<Record<string, string | number | boolean>> | undefined> {
  const filled = Object.values(values ?? {}).filter(
    ({ value }) => value !== null && value !== undefined && value !== '',
  )
  if (filled.length === 0) return undefined
  const known = filled.every(({ field }) => field) ? [] : await definitions()
  const most = full ? Infinity : Math.min(mostOfOne, Math.floor(mostOfAll / filled.length))
  return Object.fromEntries(
    filled.map(({ id, value, field }) => [
      field?.label ?? known.find((definition) => definition.id === id)?.label ?? String(id),
      typeof value === 'number' || typeof value === 'boolean' ? value : (line(wordsIn(value), most) ?? ''),
    ]),
  )
}

function wordsIn(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(', ') : String(value)
}
