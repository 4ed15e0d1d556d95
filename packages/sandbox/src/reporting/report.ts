import type { Store } from '../store/store.ts'
import { type Computation, computationOf } from './computations.ts'
import { testOf } from './filters.ts'
import type { Item, Row } from './item.ts'
import { sortRows } from './order.ts'
import type { Question } from './question.ts'
import { loadThreads } from './thread.ts'
import { figureOfNothing } from './unknowable.ts'
import { bucketOf } from './zone.ts'

/** All rows of a report, in order: one for each group, or a single one without grouping. */
export function rowsOf(store: Store, question: Question): Row[] {
  const computation = computationOf(question.scope)
  const groups = groupItems(computation ? itemsOf(store, question, computation) : [], question)
  const rows = groups.map(([columns, items]) => ({
    ...columns,
    ...Object.fromEntries(question.measures.map((name) => [name, figureOf(computation, name, items)])),
  }))
  return sortRows(rows, question)
}

function figureOf(computation: Computation | undefined, measure: string, items: readonly Item[]): number | null {
  const aggregate = computation?.measures[measure]
  return aggregate ? aggregate(items) : figureOfNothing(measure)
}

function itemsOf(store: Store, { period, filters, zone }: Question, computation: Computation): Item[] {
  const tests = filters.map((filter) => testOf(filter, store, zone))
  const from = computation.reach === 'until' ? '' : period.start
  return loadThreads(store, computation.tickets(period))
    .flatMap((thread) => computation.items(thread))
    .filter((item) => item.at >= from && item.at < period.end && tests.every((test) => test(item)))
}

function groupItems(items: readonly Item[], question: Question): (readonly [Row, readonly Item[]])[] {
  const { dimensions, times, zone } = question
  if (dimensions.length === 0 && times.length === 0) return [[{}, items]]
  const columnsOf = ({ columns }: Item): Row => ({
    ...Object.fromEntries(dimensions.map((name) => [name, columns[name] ?? null])),
    ...Object.fromEntries(
      times.map(({ dimension, granularity }) => {
        const at = columns[dimension]
        return [dimension, typeof at === 'string' ? bucketOf(at, granularity, zone) : null]
      }),
    ),
  })
  const groups = new Map<string, readonly [Row, Item[]]>()
  for (const item of items) {
    const columns = columnsOf(item)
    const key = JSON.stringify(columns)
    const group = groups.get(key)
    if (group) group[1].push(item)
    else groups.set(key, [columns, [item]])
  }
  return [...groups.values()]
}
