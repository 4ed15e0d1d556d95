import type { Operation } from './api.ts'
import { pagingRules } from './paging.ts'
import type { Schema } from './schema.ts'
import { shapeOf } from './shape.ts'

/**
 * A body as the API takes it. Fields that answers show and requests cannot set are left out at every depth; values
 * that answers show in another form are converted to the form of requests. Other unknown keys stay, so that the check
 * refuses them. Given the object as it is now, unchanged values that the request schema does not accept are left out
 * too.
 */
export function writeBack(row: Operation, body: unknown, now?: unknown): unknown {
  const { paging, item } = row.reply
  if (paging === 'single') return settable(row.body, item, body, now)
  const each = shapeOf(row.body)
  // several objects at once, as a list of them
  const isList = pagingRules[paging].many && each.kind === 'array' && Array.isArray(body)
  return isList ? body.map((one) => settable(each.item, item, one, undefined)) : body
}

function settable(request: unknown, answer: unknown, value: unknown, now: unknown): unknown {
  const [takes, shows] = [shapeOf(request), shapeOf(answer)]
  if (takes.kind === 'array') {
    const item = shows.kind === 'array' ? shows.item : shows.kind === 'record' ? shows.value : undefined
    // custom fields: a map in answers, a list in requests
    const list = shows.kind === 'record' && isObject(value) ? Object.values(value) : value
    return Array.isArray(list) ? list.map((each) => settable(takes.item, item, each, undefined)) : list
  }
  // the users and teams a view is shared with: objects in answers, ids in requests
  if (takes.kind === 'number' && shows.kind === 'object' && isObject(value) && 'id' in value) return value['id']
  if (takes.kind !== 'object' || !isObject(value)) return value
  const shown = shows.kind === 'object' ? shows.fields : {}
  const before = isObject(now) ? now : {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, given]): [string, unknown][] => {
      const field = Object.hasOwn(takes.fields, name) ? takes.fields[name] : undefined
      const isShown = Object.hasOwn(shown, name)
      if (!field) return isShown ? [] : [[name, given]]
      const result = settable(field, isShown ? shown[name] : undefined, given, before[name])
      const isUnchanged = isShown && name in before && !fits(field, result) && isSame(given, before[name])
      return isUnchanged ? [] : [[name, result]]
    }),
  )
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function fits(schema: Schema<unknown>, value: unknown): boolean {
  return schema.safeParse(value).success
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}
