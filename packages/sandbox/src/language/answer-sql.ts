import type { ComparedValue } from './compared-value.ts'
import type { Question, Test } from './question.ts'
import { join, list, raw, type Sql, sql } from './sql.ts'

/** A condition on one value. */
type ValueTest = (value: Sql, isList: boolean) => Sql

/** `answer`, for a database; `ask` applies a test to the value, or to the members of a list. */
export function answerSql({ test, expect, of, comparedWith }: Question, ask: (test: ValueTest) => Sql): Sql {
  const holds = test === 'isSet' ? ask((value) => sql`${value} IS NOT NULL`) : comparedSql(test, of, comparedWith, ask)
  // NULL is neither true nor false and counts as a failure
  return expect ? holds : sql`(${holds}) IS NOT TRUE`
}

function comparedSql(
  test: Exclude<Test, 'isSet'>,
  of: Question['of'],
  comparedWith: Question['comparedWith'],
  ask: (test: ValueTest) => Sql,
): Sql {
  const one =
    (wanted: ComparedValue | null): ValueTest =>
    (value, isList) =>
      wanted ? tests[test](value, wanted, isList) : raw('0')
  if (of === 'every') return join('AND', comparedWith.map(one).map(ask))
  return ask((value, isList) =>
    join(
      'OR',
      comparedWith.map((wanted) => one(wanted)(value, isList)),
    ),
  )
}

const tests: Readonly<Record<Exclude<Test, 'isSet'>, (value: Sql, other: ComparedValue, isList: boolean) => Sql>> = {
  equals: (value, { exact, moment }) => {
    const isExact = sql`${value} IN ${list(exact)}`
    return moment === null ? isExact : sql`(${isExact} OR ${ofText(value, sql`moment_of(${value}) = ${moment}`)})`
  },
  contains: (value, { exact, folded }, isList) => {
    const text = isList ? sql`fold_case(${value}) = ${folded}` : sql`instr(fold_case(${value}), ${folded}) > 0`
    return sql`CASE typeof(${value}) WHEN 'text' THEN ${text} ELSE ${value} IN ${list(exact)} END`
  },
  startsWith: (value, { folded }) => ofText(value, sql`instr(fold_case(${value}), ${folded}) = 1`),
  endsWith: (value, { folded }) => {
    const { length } = [...folded]
    return ofText(value, sql`substr(fold_case(${value}), ${-length}, ${length}) = ${folded}`)
  },
  gt: compare('>'),
  gte: compare('>='),
  lt: compare('<'),
  lte: compare('<='),
}

function compare(operator: '>' | '>=' | '<' | '<=') {
  return (value: Sql, { number, moment }: ComparedValue): Sql => {
    if (moment !== null) return ofText(value, sql`moment_of(${value}) ${raw(operator)} ${moment}`)
    if (number === null) return raw('0')
    return sql`CASE WHEN typeof(${value}) IN ('integer', 'real') THEN ${value} ${raw(operator)} ${number} END`
  }
}

// CASE checks before the call; a number that is too large for JavaScript would make the call fail
function ofText(value: Sql, condition: Sql): Sql {
  return sql`CASE typeof(${value}) WHEN 'text' THEN ${condition} END`
}
