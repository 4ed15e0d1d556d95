import type { Ticket, User } from '@rhetor/client'
import { visible } from '../messages/thread.ts'
import { formatDate } from './date-format.ts'

/** A text with its variables filled in. */
interface Filled {
  readonly text: string
  /** The variables that had no value, each once; they become empty. */
  readonly empty: readonly string[]
}

const placeholder = /\{\{([^{}]*)\}\}/g
const variable =
  /^\s*([\w$]+(?:\.[\w$]+|\[(?:-?\d+|"[^"]*"|'[^']*')\])*)\s*(?:\|\s*datetime_format\s*\(\s*("[^"]*"|'[^']*')\s*\)\s*)?$/

/** Fills in `{{ticket.customer.firstname}}`, `{{ticket.messages[-1].body_text}}` and dates with a pattern. */
export function fillText(template: string, scope: object, encode = (value: string) => value): Filled {
  const empty = new Set<string>()
  const text = template.replaceAll(placeholder, (_, inner: string) => {
    const [, path, pattern] = variable.exec(inner) ?? []
    const value = path === undefined ? '' : wordsOf(valueAt(scope, path), pattern?.slice(1, -1))
    // braces that cannot be parsed become empty too: a customer must not see them
    if (value === '') empty.add(inner.trim())
    return encode(value)
  })
  return { text, empty: [...empty] }
}

/** The values of a macro's variables, without what customers must not see. */
export function scopeOf(ticket: Ticket, me: User, account: string): object {
  // a variable can name any message, and internal notes are not for customers
  const messages = visible(ticket.messages)
  const [first] = messages
  const { customer } = ticket
  return {
    ticket: {
      ...ticket,
      messages,
      first_message: first,
      sender: first?.sender,
      receiver: first?.receiver,
      customer: customer && {
        ...customer,
        integrations: { ...byType(customer.integrations), ...customer.integrations },
      },
      account: { domain: account },
    },
    current_user: me,
  }
}

/** Shop data by the type of the shop; a type that several shops have is ambiguous and left out. */
function byType(integrations: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const all = Object.values(integrations).map((data) => [
    (data as { __integration_type__?: string })?.__integration_type__,
    data,
  ])
  return Object.fromEntries(all.filter(([type]) => type && all.filter(([other]) => other === type).length === 1))
}

function valueAt(scope: object, path: string): unknown {
  const keys = path.match(/[\w$]+|-\d+|"[^"]*"|'[^']*'/g) ?? []
  return keys.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return /^-?\d+$/.test(key) ? value.at(Number(key)) : undefined
    const name = key.replaceAll(/^["']|["']$/g, '')
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
    return (value as Record<string, unknown>)[name]
  }, scope)
}

function wordsOf(value: unknown, pattern: string | undefined): string {
  // an object makes no sense inside a text
  if (value === undefined || value === null || typeof value === 'object') return ''
  const text = String(value)
  const [moment, time, offset] = /^\d{4}-\d{2}-\d{2}(T[\d:.]+)?(Z|[+-]\d{2}:?\d{2})?$/.exec(text) ?? []
  if (pattern === undefined || moment === undefined) return text
  // documented: a time without an offset is in UTC
  return formatDate(new Date(time && !offset ? `${moment}Z` : moment), pattern)
}
