import type { Ticket } from '@rhetor/client'
import { type Macro, operationNamed, problemsOf } from '@rhetor/contract'
import * as z from 'zod'
import { toHtml, toInlineHtml, toText } from '../html.ts'
import { fillText } from './fill-text.ts'

/** What a macro would do to a ticket. */
export interface MacroEffect {
  readonly reply: { readonly text: string; readonly html: string } | undefined
  readonly addTags: readonly string[]
  readonly removeTags: readonly string[]
  /** Keys of the ticket and what they become. */
  readonly update: Readonly<Record<string, unknown>>
  /** Variables that had no value. */
  readonly empty: readonly string[]
  /** Actions that cannot be done here: those of shops and other services. */
  readonly unknown: readonly string[]
  /** Actions whose arguments make no sense. */
  readonly problems: readonly string[]
}

/** `setPriority` → `priority`, for everything that can be changed of a ticket. */
const settable = new Map(
  (operationNamed('tickets.update').bodyKeys ?? []).map((key) => [
    `set${key.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())}`,
    key,
  ]),
)

/** Reads all actions of a macro, in their order; what comes later wins. */
export function readMacro(macro: Macro, scope: object): MacroEffect {
  const empty = new Set<string>()
  const fill = (template: unknown, encode?: (value: string) => string) => {
    const filled = fillText(typeof template === 'string' ? template : '', scope, encode)
    for (const name of filled.empty) empty.add(name)
    return filled.text
  }
  const replies: { text: string; html: string }[] = []
  const tags = new Map<string, 'add' | 'remove'>()
  const update: Record<string, unknown> = {}
  const unknown: string[] = []
  const problems: string[] = []
  for (const { name, arguments: given } of macro.actions) {
    const key = settable.get(name)
    if (name === 'setResponseText') {
      const html = fill(given['body_html'], toInlineHtml)
      const text = fill(given['body_text']) || toText(html)
      if (text.trim() !== '') replies.push({ text, html: html || toHtml(text) })
    } else if (name === 'addTags' || name === 'removeTags') {
      for (const tag of namesIn(fill(given['tags']))) tags.set(tag, name === 'addTags' ? 'add' : 'remove')
    } else if (key !== undefined && Object.keys(given).every((argument) => argument === key)) {
      const value = typeof given[key] === 'string' ? fill(given[key]) : toReference(key, given[key])
      const found = problemsWith(key, value)
      problems.push(...found.map((problem) => `${name}: ${problem}`))
      update[key] = value
    } else unknown.push(name)
  }
  const named = (change: 'add' | 'remove') => [...tags].filter(([, what]) => what === change).map(([tag]) => tag)
  return {
    reply:
      replies.length > 0
        ? { text: replies.map(({ text }) => text).join('\n\n'), html: replies.map(({ html }) => html).join('<br>') }
        : undefined,
    addTags: named('add'),
    removeTags: named('remove'),
    update,
    empty: [...empty],
    unknown: [...new Set(unknown)],
    problems,
  }
}

// one text with commas between the names, never a list
function namesIn(tags: string): string[] {
  return tags
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean)
}

/** Users and teams are set by id; the rest of what a macro stores about them is dropped. */
function toReference(key: string, value: unknown): unknown {
  if (!key.startsWith('assignee_')) return value
  if (typeof value === 'number') return { id: value }
  return typeof value === 'object' && value !== null && 'id' in value ? { id: value.id } : value
}

function problemsWith(key: string, value: unknown): string[] {
  if (value === undefined) return [`it has no ${key}`]
  const { body } = operationNamed('tickets.update')
  return body instanceof z.ZodType ? problemsOf(body, { [key]: value }) : []
}

/** Only what differs from the ticket as it is. */
export function differing(ticket: Ticket, update: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(update).filter(([key, value]) => {
      const now = ticket[key as 'subject'] as unknown
      if (key.startsWith('assignee_')) return idOf(now) !== idOf(value)
      return JSON.stringify(now ?? null) !== JSON.stringify(value ?? null)
    }),
  )
}

function idOf(value: unknown): unknown {
  return (value as { id?: unknown } | null | undefined)?.id ?? null
}
