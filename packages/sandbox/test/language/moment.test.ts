import { describe, expect, it } from 'vitest'
import { momentOf } from '../../src/language/moment.ts'

const march4 = Date.UTC(2026, 2, 4) * 1000

describe('a moment', () => {
  it.each([
    ['2026-03-04', 0],
    ['2026-03-04T09:15', 33_300_000_000],
    ['2026-03-04 09:15:02', 33_302_000_000],
    ['2026-03-04T09:15:02Z', 33_302_000_000],
    ['2026-03-04T09:15:02.5Z', 33_302_500_000],
    ['2026-03-04T09:15:02.481337+00:00', 33_302_481_337],
    ['2026-03-04T09:15:02.481337999Z', 33_302_481_337],
    ['2026-03-04T10:15:02+01:00', 33_302_000_000],
    ['2026-03-04T04:15:02-0500', 33_302_000_000],
    ['2026-03-04T04:15:02-05', 33_302_000_000],
  ])('is read from %s', (text, micros) => {
    expect(momentOf(text)).toBe(march4 + micros)
  })

  it.each([
    '',
    '2026',
    '20260304',
    '2026-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-03-00',
    '0050-03-04',
    '2026-13-01',
    '2026-03-04T25:00',
    '2026-03-04T09:15:02+',
    ' 2026-03-04',
    'soon',
  ])('is not read from %j', (text) => {
    expect(momentOf(text)).toBeNull()
  })
})

it('a leap day and the last second of a year are moments', () => {
  expect(momentOf('2024-02-29')).toBe(Date.UTC(2024, 1, 29) * 1000)
  expect(momentOf('2026-12-31T23:59:59.999999Z')).toBe(Date.UTC(2027, 0, 1) * 1000 - 1)
})
