import type { Path } from './path.ts'

/** The values at a path: one, or the members of the lists it crosses or ends in. Unset values are left out. */
export interface Reached {
  readonly isList: boolean
  readonly values: readonly unknown[]
}

/** Follows a path through plain JSON. A name asked of a list is asked of each of its members. */
export function reach(json: unknown, path: Path): Reached {
  let values: readonly unknown[] = [json]
  let isList = false
  for (const key of path) {
    if (typeof key === 'string' && values.some(Array.isArray)) {
      isList = true
      values = values.flat()
    }
    values = values.map((value) => property(value, key))
  }
  if (values.some(Array.isArray)) isList = true
  const members = isList ? values.flat().map(nameOrSelf) : values
  return { isList, values: members.filter((value) => value !== undefined && value !== null) }
}

// ticket.tags stands for the names of the tags
function nameOrSelf(member: unknown): unknown {
  const name = property(member, 'name')
  return typeof name === 'string' ? name : member
}

/** A field by its name, a member by its position; own properties only. */
export function property(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return typeof key === 'number' ? value.at(key) : undefined
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
  return (value as Record<string | number, unknown>)[key]
}
