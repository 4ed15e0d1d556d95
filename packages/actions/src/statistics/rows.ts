import type { Report } from '@rhetor/client'
import { addsUp, type Grouping } from './reports.ts'

export type Value = string | number | boolean | null

/** What rows are grouped by, and their measures. */
export type Cells = Record<string, Value>

/** A report, with what its rows mean. */
export interface Answer extends Report {
  readonly groupings: readonly Grouping[]
  readonly time: string
  /** The team of these rows, where each team was queried separately. */
  readonly team?: number
}

/** The rows of an answer with plain keys; those of several periods are added up where that is correct. */
export function rowsOf(answer: Answer, measures: readonly string[]): Cells[] {
  const keyed = answer.parts.map(({ from, to, rows }) => ({
    from,
    to,
    rows: rows.map((row) => ({ key: keyOf(row, answer), row })),
  }))
  const isAdded = measures.every(addsUp)
  if (keyed.length > 1 && !isAdded)
    return keyed.flatMap(({ from, to, rows }) =>
      rows.map(({ key, row }) => ({ ...key, from, before: to, ...valuesOf(row, measures) })),
    )
  const sums = new Map<string, Cells>()
  for (const { key, row } of keyed.flatMap(({ rows }) => rows)) {
    const text = JSON.stringify(key)
    const before = sums.get(text)
    const values = valuesOf(row, measures)
    sums.set(text, before ? { ...before, ...sumOf(before, values) } : { ...key, ...values })
  }
  return [...sums.values()]
}

function keyOf(row: Readonly<Record<string, unknown>>, { groupings, time, team }: Answer): Cells {
  return Object.fromEntries(
    groupings.map((grouping) => {
      if (grouping.kind === 'team') return ['team', team ?? null]
      if (grouping.kind === 'dimension') return [grouping.word, row[grouping.dimension] as Value]
      // the bare name is documented; with the unit behind it, it was seen by a client
      const start = row[time] ?? row[`${time}.${grouping.word}`]
      return [grouping.word, String(start ?? '').slice(0, grouping.word === 'hour' ? 16 : 10)]
    }),
  )
}

function valuesOf(row: Readonly<Record<string, unknown>>, measures: readonly string[]): Cells {
  return Object.fromEntries(measures.map((measure) => [measure, (row[measure] ?? null) as Value]))
}

function sumOf(before: Cells, more: Cells): Cells {
  return Object.fromEntries(
    Object.entries(more).map(([measure, value]) => {
      const sofar = before[measure] ?? null
      return [measure, sofar === null ? value : value === null ? sofar : Number(sofar) + Number(value)]
    }),
  )
}

/** Sorted by day; within a day the largest first. */
export function sorted(rows: readonly Cells[], groupings: readonly Grouping[], measures: readonly string[]): Cells[] {
  const times = [...groupings.filter(({ kind }) => kind === 'time').map(({ word }) => word), 'from']
  const [first = ''] = measures
  return rows.toSorted((one, other) => {
    for (const time of times) {
      const order = String(one[time] ?? '').localeCompare(String(other[time] ?? ''))
      if (order !== 0) return order
    }
    return Number(other[first] ?? -1) - Number(one[first] ?? -1)
  })
}

/** What to know before comparing the numbers. */
export function noteOn(answers: readonly Answer[], measures: readonly string[], complete: boolean): string | undefined {
  const parts = answers[0]?.parts.length ?? 1
  const averages = measures.filter((measure) => !addsUp(measure))
  return (
    [
      parts > 1 &&
        (averages.length > 0
          ? `Longer than 366 days, so it was queried in ${parts} parts, with rows for each: averages and rates such as ${averages[0]} cannot be added up.`
          : `Longer than 366 days, so it was queried in ${parts} parts and added up: what happened to a ticket in two parts counts twice.`),
      !complete && 'Gorgias returned another number of rows than it announced: ask for a shorter period.',
    ]
      .filter(Boolean)
      .join(' ') || undefined
  )
}
