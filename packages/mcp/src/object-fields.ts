import type { Operation } from '@rhetor/contract'
import { unread } from './compact.ts'
import type { Field, Shown } from './cut-fields.ts'

/** What the fields of an answer's objects hold, compared with what was shown of it. */
export function fieldsShown(row: Operation, input: Flat, answer: unknown, shown: unknown): Shown[] {
  const [all, seen] = [itemsOf(answer), itemsOf(shown)]
  if (!all) return fieldsOfObject(pathOfOne(row, input, answer), answer, shown)
  const path = elsewhere[row.path] ?? filled(row.path, input)
  const items = all.flatMap((item, index) =>
    seen && index < seen.length ? fieldsOfObject(pathWithId(path, item), item, seen[index]) : [],
  )
  const isWhole = seen?.length === all.length && !isPartOfList(answer, input) && !isCut(all, seen)
  return [...items, ...listItself(path, { value: all, cut: !isWhole })]
}

/** The fields that an operation would overwrite; what only adds overwrites nothing. */
export function fieldsWritten(row: Operation, input: Flat): Field[] {
  const chosen = row.chooses?.(input)
  const updates = isObject(input['params']) ? input['params']['updates'] : undefined
  if (chosen?.ids && isObject(updates)) {
    const collection = `/${chosen.kind.replaceAll(' ', '-')}s`
    return chosen.ids.flatMap((id) => namesIn(updates).map((name) => ({ object: `${collection}/${id}`, name })))
  }
  if (row.method !== 'PUT') return []
  const path = filled(row.path, input)
  const own = namesIn(input).map((name) => ({ object: path, name }))
  const body = Array.isArray(input['body']) ? input['body'] : []
  const items = body.flatMap((item) => namesIn(item).map((name) => ({ object: pathWithId(path, item), name })))
  return [...own, ...items, ...asFieldOfParent(path)]
}

/** The fields that the assistant wrote with this operation, with their new value if the answer shows it. */
export function fieldsOfOwn(row: Operation, input: Flat, answer: unknown): (Field & { readonly value?: unknown })[] {
  const path = pathOfOne(row, input, answer)
  const shows = isObject(answer) ? answer : {}
  return namesIn(input)
    .map((name) => ({ object: path, name }))
    .map((field) =>
      field.object === path && isAllOf(shows[field.name], input[field.name])
        ? { ...field, value: shows[field.name] }
        : field,
    )
}

/** Some fields are merged into what is there, and then the answer has more than was given. */
function isAllOf(value: unknown, given: unknown): boolean {
  if (Array.isArray(value)) return Array.isArray(given) && given.length === value.length
  return isObject(value) ? namesIn(given).length === namesIn(value).length : value !== undefined
}

type Flat = Readonly<Record<string, unknown>>

/** Lists whose items are objects of another path. */
const elsewhere: Readonly<Record<string, string>> = { '/views/{view_id}/items': '/tickets' }

/** Objects inside others that have a path of their own; a write to the outer object only refers to them. */
const inside: Readonly<Record<string, string>> = {
  customer: '/customers',
  requester: '/customers',
  user: '/users',
  assignee_user: '/users',
  team: '/teams',
  assignee_team: '/teams',
}

function fieldsOfObject(path: string, value: unknown, shown: unknown): Shown[] {
  if (!isObject(value) || !isObject(shown)) return []
  return Object.entries(value).flatMap(([name, each]): Shown[] => {
    const seen = shown[name]
    // left out as a whole: nobody takes a part of it for all of it
    if (seen === undefined) return []
    const collection = inside[name]
    if (collection && isObject(each) && 'id' in each) return fieldsOfObject(pathWithId(collection, each), each, seen)
    return [
      { object: path, name, value: each, cut: isCut(each, seen) },
      ...fieldsOfItems(`${path}/${name}`, each, seen),
    ]
  })
}

/** Objects in a list inside an object, such as the messages of a ticket. */
function fieldsOfItems(path: string, value: unknown, shown: unknown): Shown[] {
  if (!Array.isArray(value) || !Array.isArray(shown)) return []
  const byId = new Map(value.map((item) => [isObject(item) ? item['id'] : undefined, item]))
  byId.delete(undefined)
  return shown.flatMap((item) =>
    isObject(item) && byId.has(item['id']) ? fieldsOfObject(pathWithId(path, item), byId.get(item['id']), item) : [],
  )
}

function isCut(value: unknown, shown: unknown): boolean {
  if (Array.isArray(value))
    return (
      !Array.isArray(shown) || shown.length !== value.length || value.some((item, index) => isCut(item, shown[index]))
    )
  if (!isObject(value)) return value !== shown
  // an answer says that fields with null are not shown, and they lose nothing
  return (
    !isObject(shown) ||
    Object.entries(value).some(
      ([name, each]) =>
        !(shown[name] === undefined && (each === null || unread.test(name))) && isCut(each, shown[name]),
    )
  )
}

function itemsOf(answer: unknown): readonly unknown[] | undefined {
  if (Array.isArray(answer)) return answer
  return isObject(answer) && Array.isArray(answer['items']) ? answer['items'] : undefined
}

function isPartOfList(answer: unknown, input: Flat): boolean {
  return input['cursor'] !== undefined || (isObject(answer) && answer['truncated'] === true)
}

/** `/tickets/7/tags` is `tags` of the ticket as well. */
function listItself(path: string, list: { readonly value: unknown; readonly cut: boolean }): Shown[] {
  return asFieldOfParent(path).map((field) => ({ ...field, ...list }))
}

/** `/tickets/7/custom-fields/3` is in `custom_fields` of `/tickets/7`. */
function asFieldOfParent(path: string): Field[] {
  const [, object, part] = /^(\/[a-z-]+\/[^/]+)\/([a-z-]+)(?:\/[^/]+)?$/.exec(path) ?? []
  if (!object || !part) return []
  return (shownUnder[part] ?? [part.replaceAll('-', '_')]).map((name) => ({ object, name }))
}

/** Parts that their object shows under other names. */
const shownUnder: Readonly<Record<string, readonly string[]>> = { data: ['data', 'external_data'] }

/** The path of the one object that an answer shows: a created one is below the path of its request. */
function pathOfOne(row: Operation, input: Flat, answer: unknown): string {
  const path = filled(row.path, input)
  return row.method === 'POST' ? pathWithId(path, answer) : path
}

function pathWithId(path: string, object: unknown): string {
  return isObject(object) && 'id' in object ? `${path}/${object['id']}` : path
}

function filled(template: string, input: Flat): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(input[name]))
}

function namesIn(value: unknown): string[] {
  return isObject(value) ? Object.keys(value) : []
}

function isObject(value: unknown): value is Flat {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
