import { describe, expect, it } from 'vitest'
import { migrations } from '../../src/db/migrations/all.ts'
import type { Column } from '../../src/db/table.ts'
import { schema, tables } from '../../src/db/tables.ts'
import { onEveryEngine } from '../support/engines.ts'

onEveryEngine((open) => {
  it('has the tables, columns and types that the code knows', async () => {
    await using database = await open()
    const { rows } = await database.pool.query<{ at: string; shape: string }>(
      `select table_name || '.' || column_name as at,
          data_type || case is_nullable when 'YES' then ' or null' else '' end
            || case when column_default is not null or is_identity = 'YES' then ', filled' else '' end as shape
        from information_schema.columns where table_schema = $1`,
      [schema],
    )
    const known = Object.entries(tables).flatMap(([name, { columns }]) =>
      Object.entries(columns).map(([column, shape]) => [`${name}.${column}`, shapeOf(shape)]),
    )
    expect(Object.fromEntries(rows.map(({ at, shape }) => [at, shape]))).toEqual(Object.fromEntries(known))
  })
})

function shapeOf({ type, nullable, filled }: Column): string {
  return `${type}${nullable ? ' or null' : ''}${filled ? ', filled' : ''}`
}

describe('migrations', () => {
  it('have ids that count from 1', () => {
    expect(migrations.map(({ id }) => id)).toEqual(migrations.map((_, index) => index + 1))
  })

  it.each(migrations.flatMap(({ name, statements }) => statements.map((statement) => [name, statement] as const)))(
    'of %s only add, and may run twice: %s',
    (_, statement) => {
      expect(statement).toMatch(
        /^(create (table|(unique )?index) if not exists |alter table \S+ add column if not exists |insert .* on conflict .*do nothing$)/s,
      )
      expect(statement).not.toMatch(/\b(drop|rename|truncate)\b|alter column/i)
    },
  )
})
