import type { SQLInputValue } from 'node:sqlite'

/** SQL with the values for its question marks. */
export interface Sql {
  readonly sql: string
  readonly parameters: readonly SQLInputValue[]
}

export function sql(text: string, ...parameters: SQLInputValue[]): Sql {
  return { sql: text, parameters }
}

/** All of these conditions. */
export function allOf(conditions: readonly Sql[]): Sql {
  if (conditions.length === 0) return sql('TRUE')
  return {
    sql: conditions.map((condition) => `(${condition.sql})`).join(' AND '),
    parameters: conditions.flatMap((condition) => condition.parameters),
  }
}

/** Any of these conditions. */
export function anyOf(conditions: readonly Sql[]): Sql {
  return {
    sql: conditions.map((condition) => `(${condition.sql})`).join(' OR '),
    parameters: conditions.flatMap((condition) => condition.parameters),
  }
}
