import type { FilterFunction } from '@rhetor/contract'
import type { FilterCall } from './ast.ts'
import { type ComparedValue, toComparedValue } from './compared-value.ts'
import { scalarOf } from './value.ts'

export type Test = 'isSet' | 'equals' | 'contains' | 'startsWith' | 'endsWith' | Comparison
export type Comparison = 'gt' | 'gte' | 'lt' | 'lte'

/** What a call asks about a value. Memory and database both answer this, so that they cannot drift apart. */
export interface Question {
  readonly test: Test
  /** Whether the test has to hold, or has to fail. */
  readonly expect: boolean
  /** How many of the values the test has to hold for. */
  readonly of: 'some' | 'every'
  readonly comparedWith: readonly (ComparedValue | null)[]
}

export function questionOf(call: FilterCall, currentUser: object | undefined): Question {
  const [, comparand] = call.arguments
  const given = comparand?.type === 'ArrayExpression' ? comparand.elements : comparand ? [comparand] : []
  const comparedWith = given.map((literal) => toComparedValue(scalarOf(literal), currentUser))
  const { test, expect = true, of = 'some' } = tests[call.callee.name]
  // comparing with null asks whether the value is unset
  if (test === 'equals' && comparedWith.includes(null)) return { test: 'isSet', expect: !expect, of, comparedWith: [] }
  return { test, expect, of, comparedWith }
}

// an unset value fails every test, so a function that expects a failure is true for it
const tests: Readonly<Record<FilterFunction, { test: Test; expect?: boolean; of?: Question['of'] }>> = {
  eq: { test: 'equals' },
  neq: { test: 'equals', expect: false },
  isEmpty: { test: 'isSet', expect: false },
  isNotEmpty: { test: 'isSet' },
  contains: { test: 'contains' },
  notContains: { test: 'contains', expect: false },
  startsWith: { test: 'startsWith' },
  endsWith: { test: 'endsWith' },
  containsAny: { test: 'contains' },
  containsAll: { test: 'contains', of: 'every' },
  notContainsAny: { test: 'contains', expect: false },
  gt: { test: 'gt' },
  gte: { test: 'gte' },
  lt: { test: 'lt' },
  lte: { test: 'lte' },
}
