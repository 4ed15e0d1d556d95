import { expect, it } from 'vitest'
import { onEveryEngine } from '../support/engines.ts'

onEveryEngine((open) => {
  it('reads numbers as numbers, days as text and times as times', async () => {
    await using database = await open()
    const { rows } = await database.pool.query(
      `select 9007199254740991::bigint as large, count(*) as counted, date '2026-11-28' as day,
        timestamptz '2026-11-28 10:00:00.123+00' as at, '{"a": [1]}'::jsonb as json from (values (1), (2)) as two`,
    )
    expect(rows).toEqual([
      {
        large: 9007199254740991,
        counted: 2,
        day: '2026-11-28',
        at: new Date('2026-11-28T10:00:00.123Z'),
        json: { a: [1] },
      },
    ])
  })

  it('refuses a number that would lose digits', async () => {
    await using database = await open()
    await expect(database.pool.query('select 9007199254740993::bigint as large')).rejects.toThrow(
      '9007199254740993 is too large for a number',
    )
  })
})
