import { parseMoment } from '../time.ts'
import { formatMoment } from './datetime-format.ts'
import type { Path } from './path.ts'
import { property } from './reach.ts'

const placeholder = /\{\{([^{}]*)\}\}/g
const variable =
  /^\s*([\w$]+(?:\.[\w$]+|\[(?:-?\d+|"[^"]*"|'[^']*')\])*)\s*(?:\|\s*([\w$]+)\s*\(\s*("[^"]*"|'[^']*')\s*\)\s*)?$/

interface Rendering {
  readonly encode?: ((text: string) => string) | undefined
  /** What to do with braces around anything but a variable. */
  readonly others?: 'kept' | 'dropped'
}

/**
 * Fills in variables such as `{{ticket.messages[-1].body_text}}` and `{{ticket.created_datetime|datetime_format("D MMMM")}}`.
 * An unset variable becomes an empty text.
 */
export function renderText(
  template: string,
  scope: object,
  { encode = (text) => text, others = 'kept' }: Rendering = {},
): string {
  return template.replaceAll(placeholder, (whole, inner: string) => {
    const [, path, filter, argument] = variable.exec(inner) ?? []
    if (path === undefined) return others === 'kept' ? whole : ''
    const text = toText(keysOf(path).reduce<unknown>(property, scope))
    return encode(filter === 'datetime_format' ? formatDate(text, argument?.slice(1, -1) ?? '') : text)
  })
}

function keysOf(path: string): Path {
  const keys = path.match(/[\w$]+|-\d+|"[^"]*"|'[^']*'/g) ?? []
  return keys.map((key) => (/^-?\d+$/.test(key) ? Number(key) : key.replaceAll(/^["']|["']$/g, '')))
}

function toText(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function formatDate(text: string, pattern: string): string {
  const at = parseMoment(text)
  return at === undefined ? text : formatMoment(at, pattern)
}
