import { redactSecrets } from '@rhetor/client'
import { consequenceOf, type Operation, paramNames } from '@rhetor/contract'
import type { Flat } from '../flat.ts'
import { needsConsent } from '../needs-consent.ts'
import type { Session } from '../session.ts'
import { appliedMacro } from './applied-macro.ts'
import { clearedOfCustomer, clearedOfTicket } from './cleared-field.ts'
import { destroyed } from './destroyed.ts'
import { messagePreview } from './message-preview.ts'
import { readerIn, readObject } from './read-object.ts'
import { touchedBy } from './touched.ts'

/** What the person who decides about an operation should see: its input, what it changes, and how many it touches. */
export async function operationPreview(
  row: Operation,
  input: Flat,
  session: Session,
): Promise<Record<string, unknown>> {
  const wanted = Object.fromEntries(Object.entries(input).filter(([name]) => !(name in row.params)))
  // no extra API call for a preview that needs no confirmation
  const isAsked = needsConsent(consequenceOf(row, input))
  const chosen = row.chooses?.(input)
  return redactSecrets({
    ...(shownAs[row.name]?.(wanted) ?? explicit(wanted)),
    ...(isAsked && (await destroyed(row, input, session))),
    ...(isAsked && (await now(row, input, wanted, session))),
    ...(isAsked && (await readFor[row.name]?.(input, session))),
    ...((isAsked || chosen?.view !== undefined) && chosen && (await touchedBy(chosen, session))),
  }) as Record<string, unknown>
}

/** Operations whose raw input is hard to read, with a clearer way to show it. */
const shownAs: Readonly<Record<string, (input: Flat) => Record<string, unknown>>> = {
  'messages.create': aMessage,
  'messages.update': aMessage,
  'tickets.create': ({ messages, ...input }) => {
    const [first, ...more] = (messages ?? []) as Flat[]
    const message = aMessage(first ?? {})
    // the ticket must not hide what its message says
    const own = Object.entries(explicit(input)).map(([name, value]) => [
      name in message ? `ticket_${name}` : name,
      value,
    ])
    return {
      ...message,
      ...Object.fromEntries(own),
      ...Object.assign({}, ...more.map((each, index) => numbered(`message_${index + 2}`, aMessage(each)))),
    }
  },
}

/** Each value under a name of its own: what is inside of lists and objects is cut where a screen is narrow. */
function numbered(prefix: string, values: Flat): Flat {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}_${name}`, value]))
}

/** Operations whose input names something that has to be read, so that people know what they do. */
const readFor: Readonly<Record<string, (input: Flat, session: Session) => Promise<Record<string, unknown>>>> = {
  'jobs.create': appliedMacro,
  'jobs.update': appliedMacro,
  'tickets.deleteCustomField': clearedOfTicket,
  'customers.deleteCustomField': clearedOfCustomer,
}

// the keys that a message preview already shows
const told = [
  'channel',
  'from_agent',
  'subject',
  'sender',
  'receiver',
  'source',
  'body_text',
  'body_html',
  'attachments',
]

function aMessage(input: Flat): Flat {
  const others = Object.fromEntries(Object.entries(input).filter(([name]) => !told.includes(name)))
  return { ...messagePreview(input), ...explicit(others) }
}

/** What is to be emptied is said, since questions leave out what is empty. */
function explicit(input: Flat): Flat {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, value === null || value === '' ? 'nothing' : value]),
  )
}

/** For a change of one object: what the changed fields hold now, as `name_now`. */
async function now(row: Operation, input: Flat, wanted: Flat, session: Session): Promise<Record<string, unknown>> {
  const get = readerIn(row)
  if (row.key !== 'update' || !get || get.path !== row.path) return {}
  const values = paramNames(get.path).map((name) => input[name])
  const found = await readObject(get, values, session)
  const changed = Object.keys(wanted).filter((name) => !same(found[name], wanted[name]))
  return Object.fromEntries(
    changed.flatMap((name) => (name in found ? [[`${name}_now`, found[name] ?? 'nothing']] : [])),
  )
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}
