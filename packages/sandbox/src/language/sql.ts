/** A piece of SQL with the values of its question marks, in order. */
export interface Sql {
  readonly sql: string
  readonly parameters: readonly (string | number)[]
}

/** Writes SQL; values are bound, and only what is `Sql` already becomes part of the text. */
export function sql(texts: TemplateStringsArray, ...values: readonly (string | number | Sql)[]): Sql {
  const parts = values.map((value) => (typeof value === 'object' ? value : { sql: '?', parameters: [value] }))
  return {
    sql: texts.map((text, index) => text + (parts[index]?.sql ?? '')).join(''),
    parameters: parts.flatMap((part) => part.parameters),
  }
}

/** Text that is SQL. Never of a user. */
export function raw(text: string): Sql {
  return { sql: text, parameters: [] }
}

export function list(values: readonly (string | number)[]): Sql {
  return { sql: `(${values.map(() => '?').join(', ')})`, parameters: values }
}

/** Joins conditions as a balanced tree: SQLite refuses expressions that are more than 1000 levels deep. */
export function join(operator: 'AND' | 'OR', conditions: readonly Sql[]): Sql {
  const [first] = conditions
  if (!first) return raw(operator === 'AND' ? '1' : '0')
  if (conditions.length === 1) return first
  const middle = conditions.length >> 1
  const [left, right] = [conditions.slice(0, middle), conditions.slice(middle)]
  return sql`(${join(operator, left)} ${raw(operator)} ${join(operator, right)})`
}
