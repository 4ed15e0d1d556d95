import { parseMoment } from '../time.ts'
import { answer } from './answer.ts'
import { answerSql } from './answer-sql.ts'
import type { Condition, FilterProgram, LogicalExpression } from './ast.ts'
import { foldCase } from './compared-value.ts'
import { type Path, pathOf } from './path.ts'
import { type Question, questionOf } from './question.ts'
import { reach } from './reach.ts'
import { join, raw, type Sql, sql } from './sql.ts'

/** Where the value of a path is. The SQL holds no question marks of its own. */
export type PathTarget =
  /** An expression: text, number, 0 or 1 for booleans, NULL when unset. */
  | { readonly kind: 'scalar'; readonly sql: string }
  /** Rows: what stands after FROM, with a WHERE that ties them to the ticket, and the value of each. */
  | { readonly kind: 'list'; readonly from: string; readonly value: string }
  /** An expression for JSON of any shape, and the path inside it. Slower than the others, since it is read in full. */
  | { readonly kind: 'json'; readonly sql: string; readonly keys: Path }
  | { readonly kind: 'unset' }

/** Tells where the value of a path (without its `ticket`) is. */
export type PathResolver = (keys: Path) => PathTarget

/** Functions that the conditions call; to be registered with every database that runs them. */
export const sqlFunctions: Readonly<Record<string, (...values: unknown[]) => string | number | null>> = {
  fold_case: (text) => foldCase(String(text)),
  moment_of: (text) => parseMoment(String(text)) ?? null,
  json_answer: (json, asked) => {
    const { keys, question } = JSON.parse(String(asked)) as Asked
    return Number(answer(question, reach(JSON.parse(String(json ?? null)), keys)))
  },
}

interface Asked {
  readonly keys: Path
  readonly question: Question
}

/** A condition of SQLite that is true of exactly the tickets that meet the filter. */
export function toSql(filter: FilterProgram, paths: PathResolver, currentUser: { readonly id: number }): Sql {
  const [statement] = filter.body
  return statement ? toCondition(statement.expression) : raw('1')

  function toCondition(condition: Condition): Sql {
    if (condition.type === 'LogicalExpression') {
      const conditions = operandsOf(condition, condition.operator).map(toCondition)
      return join(condition.operator === '&&' ? 'AND' : 'OR', conditions)
    }
    const { keys } = pathOf(condition.arguments[0])
    return askSql(questionOf(condition, currentUser), paths(keys))
  }
}

/** `a && b && c` is a tree that leans to the left; these are its leaves. */
function operandsOf(condition: Condition, operator: LogicalExpression['operator']): Condition[] {
  if (condition.type !== 'LogicalExpression' || condition.operator !== operator) return [condition]
  return [...operandsOf(condition.left, operator), ...operandsOf(condition.right, operator)]
}

function askSql(question: Question, target: PathTarget): Sql {
  if (target.kind === 'json') return jsonAnswer(target.sql, target.keys, question)
  const isLong = question.comparedWith.length > mostComparedInSql
  if (target.kind === 'list') {
    if (isLong) return jsonAnswer(`(SELECT json_group_array(${target.value}) FROM ${target.from})`, [], question)
    const value = bare(target.value)
    return answerSql(question, (test) => sql`EXISTS (SELECT 1 FROM ${raw(target.from)} AND ${test(value, true)})`)
  }
  const scalar = target.kind === 'scalar' ? target.sql : 'NULL'
  if (isLong) return jsonAnswer(`json_quote(${scalar})`, [], question)
  return answerSql(question, (test) => test(bare(scalar), false))
}

// SQLite takes seconds to prepare a condition with thousands of alternatives
const mostComparedInSql = 100

function jsonAnswer(json: string, keys: Path, question: Question): Sql {
  const asked: Asked = { keys, question }
  return sql`json_answer(${raw(json)}, ${JSON.stringify(asked)})`
}

// columns would convert texts to numbers, and may ignore case
function bare(expression: string): Sql {
  return raw(`(+(${expression}) COLLATE BINARY)`)
}
