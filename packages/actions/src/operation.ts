import { type Download, type List, type Page, prepare, UsageError } from '@rhetor/client'
import { type Chosen, type Operation, pagingRules } from '@rhetor/contract'
import * as z from 'zod'
import { type Action, changes, reads } from './action.ts'
import { flatSchema, toArguments } from './flat.ts'
import { operationExamples } from './operation-examples.ts'
import { operationPreview } from './preview/operation-preview.ts'
import type { Session } from './session.ts'
import { step } from './step.ts'

/** A page as actions answer it: what came, and whether there is more. */
export interface Listed {
  readonly items: readonly unknown[]
  readonly next: string | undefined
  readonly truncated: boolean
  readonly total: number | undefined
}

const listOptions = {
  max: z.int().min(1).optional().meta({ description: 'Read up to this many items, over several pages' }),
  all: z.boolean().optional().meta({ description: 'Read every page' }),
}

/** An operation of the API as an action of its own. */
export function operationAction(row: Operation): Action {
  const isList = isRead(row) && pagingRules[row.reply.paging].many
  const described = {
    name: row.name,
    title: row.summary,
    summary: [row.summary, row.deprecated && `Deprecated: ${row.deprecated}`].filter(Boolean).join('. '),
    input: flatSchema(row, isList ? listOptions : {}),
    positional: Object.keys(row.params),
    example: operationExamples[row.name] ?? {},
    fields: row.reply.item,
  }
  if (isList) {
    return reads({
      ...described,
      request: (input) => prepareList(row, input).wire,
      read: (input, session) => readList(row, input, session),
    })
  }
  if (isRead(row)) {
    const call = (input: Record<string, unknown>) => prepare(row, toArguments(row, input))
    return reads({
      ...described,
      request: (input) => call(input).wire,
      read: async (input, session) => session.gorgias.send(call(input), session),
    })
  }
  return changes({
    ...described,
    effect: row.effect as 'write' | 'send' | 'destroy',
    takes: { always: [row.name] },
    plan: async (input, session) => {
      const object = objectOf(row, input)
      // what a summary adds after a semicolon is about the input
      const [what] = row.summary.split(';')
      const only = step(row.name, input, { says: `${what}: ${object}`, object })
      return {
        summary: only.says,
        shows: await operationPreview(row, input, session),
        steps: [only],
        conclude: ([outcome]) => outcome?.answer ?? null,
      }
    },
  })
}

function isRead(row: Operation): boolean {
  return row.effect === 'read'
}

function prepareList(row: Operation, input: Record<string, unknown>) {
  const { max, all, ...flat } = input as { max?: number; all?: boolean }
  if (all && max !== undefined) throw new UsageError(`${row.name}: give either all or max.`)
  // to read everything takes the fewest calls with the largest pages
  const whole = all && row.largestPage !== undefined ? { limit: row.largestPage, ...flat } : flat
  return prepare(row, toArguments(row, whole, max === undefined ? {} : { max }))
}

async function readList(row: Operation, input: Record<string, unknown>, session: Session): Promise<Listed> {
  const list = session.gorgias.send(prepareList(row, input), session) as List<unknown>
  const isWalked = input['all'] || input['max'] !== undefined
  const { items, next, truncated, total } = await (isWalked ? walk(list.pages(), row, session) : list)
  return { items, next, truncated, total }
}

async function walk(pages: AsyncIterable<Page<unknown>>, row: Operation, session: Session): Promise<Page<unknown>> {
  const items: unknown[] = []
  let last: Page<unknown> | undefined
  for await (const page of pages) {
    items.push(...page.items)
    last = page
    session.progress({ what: `${row.resource} read`, done: items.length, total: page.total })
  }
  return { ...(last as Page<unknown>), items }
}

/** Whether a result is a download rather than an object. */
export function isDownload(result: unknown): result is Download {
  return typeof result === 'object' && result !== null && 'stream' in result && result.stream instanceof ReadableStream
}

/** `ticket 8123`; what has no id of its own is named by its resource. */
function objectOf(row: Operation, input: Record<string, unknown>): string {
  const chosen = row.chooses?.(input)
  if (chosen) return chosenWords(chosen)
  const [first] = Object.keys(row.params)
  const named = row.resource.replace(/s$/, '').replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
  return first === undefined
    ? `${/^[aeio]/.test(named) ? 'an' : 'a'} ${named}`
    : `${first.replace(/_?id$/, '') || named} ${String(input[first])}`
}

const mostNamed = 10

/** `macros 3, 5, 9`, `the tickets of view 7` */
function chosenWords({ kind, ids, view }: Chosen): string {
  if (typeof view === 'number') return `the ${kind}s of view ${view}`
  if (view !== undefined) return `the ${kind}s that filters select`
  if (ids?.length === 1) return `${kind} ${ids[0]}`
  const named = (ids ?? []).slice(0, mostNamed).join(', ')
  return `${kind}s ${named}${(ids?.length ?? 0) > mostNamed ? ` and ${(ids?.length ?? 0) - mostNamed} more` : ''}`
}
