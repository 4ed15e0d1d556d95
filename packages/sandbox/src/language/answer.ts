import { parseMoment } from '../time.ts'
import { type ComparedValue, foldCase } from './compared-value.ts'
import type { Comparison, Question, Test } from './question.ts'
import type { Reached } from './reach.ts'

/** Answers what a filter asks, for what its path leads to. */
export function answer({ test, expect, of, comparedWith }: Question, { values, isList }: Reached): boolean {
  if (test === 'isSet') return values.length > 0 === expect
  const holds = (one: ComparedValue | null) =>
    one !== null && values.some((value) => tests[test](asStored(value), one, isList))
  return (of === 'every' ? comparedWith.every(holds) : comparedWith.some(holds)) === expect
}

type Holds = (value: unknown, other: ComparedValue, isList: boolean) => boolean

const tests: Readonly<Record<Exclude<Test, 'isSet'>, Holds>> = {
  equals: (value, { exact, moment }) =>
    isOneOf(exact, value) || (typeof value === 'string' && moment !== null && parseMoment(value) === moment),
  contains: (value, { exact, folded }, isList) => {
    if (typeof value !== 'string') return isOneOf(exact, value)
    return isList ? foldCase(value) === folded : foldCase(value).includes(folded)
  },
  startsWith: (value, { folded }) => typeof value === 'string' && foldCase(value).startsWith(folded),
  endsWith: (value, { folded }) => typeof value === 'string' && foldCase(value).endsWith(folded),
  gt: compare((value, other) => value > other),
  gte: compare((value, other) => value >= other),
  lt: compare((value, other) => value < other),
  lte: compare((value, other) => value <= other),
} satisfies Record<Comparison, Holds> & Record<string, Holds>

/** Numbers compare with numbers and datetimes with datetimes; nothing else has an order. */
function compare(holds: (value: number, other: number) => boolean): Holds {
  return (value, { number, moment }) => {
    if (typeof value === 'number') return number !== null && holds(value, number)
    const at = typeof value === 'string' ? parseMoment(value) : undefined
    return at !== undefined && moment !== null && holds(at, moment)
  }
}

function isOneOf(values: readonly unknown[], value: unknown): boolean {
  return values.includes(value)
}

// SQLite has no booleans, and memory and database must give the same answer
function asStored(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : value
}
