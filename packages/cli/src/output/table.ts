import { plain } from '../plain.ts'
import { cutTo, screenWidth } from './width.ts'

type Row = Readonly<Record<string, unknown>>

// Columns that come first; the others follow in the order of the API.
const first = [
  'id',
  'name',
  'subject',
  'title',
  'label',
  'status',
  'priority',
  'type',
  'channel',
  'email',
  'customer',
  'assignee_user',
  'assignee_team',
  'tags',
]
// Columns that nobody looks for.
const hidden =
  /(^|\.)(uri|external_id|meta|data|filters_ast|code_ast|decoration|from_agent|via|imported|object|firstname|lastname|note|sender|settings)$/

/** A table of objects, as wide as the screen: the most useful columns, cut where needed. */
export function tableOf(
  items: readonly unknown[],
  width: number,
  heading: (text: string) => string = (text) => text,
): string {
  const rows = items.map((item) => flatten(item))
  const columns = columnsOf(rows)
  const sizes = fit(columns, rows, width)
  const shown = columns.slice(0, sizes.length)
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) =>
        pad(cutTo(cell, sizes[index] as number), index === sizes.length - 1 ? 0 : (sizes[index] as number)),
      )
      .join('  ')
      .trimEnd()
  return [heading(line(shown.map(title))), ...rows.map((row) => line(shown.map((name) => cellOf(row[name]))))].join(
    '\n',
  )
}

/** One object as lines of name and value. */
export function linesOf(object: object, width: number, heading: (text: string) => string = (text) => text): string {
  const entries = Object.entries(flatten(object)).filter(
    ([name, value]) => value !== null && value !== '' && !/(^|\.)(uri|filters_ast|code_ast)$/.test(name),
  )
  const names = entries.map(([name]) => title(name))
  const size = Math.min(28, Math.max(0, ...names.map(screenWidth)))
  return entries
    .map(
      ([, value], index) =>
        `${heading(pad(cutTo(names[index] as string, size), size))}  ${cutTo(cellOf(value), Math.max(20, width - size - 2))}`,
    )
    .join('\n')
}

/** Inner objects become columns of their own; people and other named objects become their names. */
function flatten(item: unknown, prefix = ''): Row {
  if (typeof item !== 'object' || item === null) return { value: item }
  const row: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(item)) {
    const path = prefix + name
    if (typeof value !== 'object' || value === null) row[path] = value
    else if (Array.isArray(value)) row[path] = listText(value)
    // on a screen, untrusted text is shown beside the rest
    else if (name === 'untrusted') Object.assign(row, flatten(value, prefix))
    else if (nameOf(value) !== undefined) row[path] = nameOf(value)
    else Object.assign(row, flatten(value, `${path}.`))
  }
  return row
}

function nameOf(value: object): string | undefined {
  const { name, email, id } = value as { name?: unknown; email?: unknown; id?: unknown }
  if (id === undefined && name === undefined) return undefined
  const found = [name, email, id].find((each) => each !== null && each !== undefined && each !== '')
  return found === undefined ? undefined : String(found)
}

function listText(list: readonly unknown[]): string {
  const texts = list.map((each) =>
    typeof each === 'object' && each !== null ? (each as { name?: unknown }).name : each,
  )
  const isShort = list.length <= 12 && texts.every((text) => typeof text === 'string' || typeof text === 'number')
  if (isShort) return texts.join(', ')
  return list.length === 1 ? '1 item' : `${list.length} items`
}

function columnsOf(rows: readonly Row[]): string[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const shown = names.filter(
    (name) =>
      !hidden.test(name) &&
      rows.some((row) => row[name] !== null && row[name] !== '' && row[name] !== undefined && row[name] !== false),
  )
  const rank = (name: string) => {
    const place = first.indexOf(name)
    return place === -1 ? first.length + (name.includes('.') ? 1 : 0) : place
  }
  return shown.toSorted((left, right) => rank(left) - rank(right))
}

const widest = 48

/** Column widths; columns without room are left out, the widest are cut first. */
function fit(columns: readonly string[], rows: readonly Row[], width: number): number[] {
  const natural = columns.map((name) =>
    Math.min(widest, Math.max(screenWidth(title(name)), ...rows.map((row) => screenWidth(cellOf(row[name]))))),
  )
  const sizes: number[] = []
  let left = width
  for (const size of natural) {
    const least = Math.min(size, 12)
    if (sizes.length > 0 && left < least + 2) break
    sizes.push(Math.min(size, Math.max(least, left)))
    left -= (sizes.at(-1) as number) + 2
  }
  return sizes
}

function title(name: string): string {
  return cellOf(name.replace(/_datetime$/, '').replaceAll('_', ' '))
}

/** A value as one line. */
export function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = String(value)
  // minutes are enough in a table; --json has the seconds
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}):\d{2}/.exec(text) ?? []
  return day === undefined ? plain(text).replaceAll(/\s+/g, ' ').trim() : `${day} ${time}`
}

function pad(text: string, places: number): string {
  return text + ' '.repeat(Math.max(0, places - screenWidth(text)))
}
