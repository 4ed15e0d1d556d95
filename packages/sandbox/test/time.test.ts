import { describe, expect, it } from 'vitest'
import { normalizeMoment, parseMoment } from '../src/time.ts'

const march4 = Date.UTC(2026, 2, 4) * 1000

describe('a datetime', () => {
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
    ['2026-03-04t09:15:02z', 33_302_000_000],
  ])('is read from %s', (text, micros) => {
    expect(parseMoment(text)).toBe(march4 + micros)
  })

  it.each([
    '',
    '2026',
    '20260304',
    '2026-02-29',
    '2026-02-30T10:00:00Z',
    '2026-04-31',
    '2026-00-10',
    '2026-03-00',
    '2026-13-01',
    '2026-03-04T24:00',
    '2026-03-04T25:00',
    '2026-03-04T10:60',
    '2026-03-04T10:00:60',
    '2026-03-04T10:00.5',
    '2026-03-04T10:00+99:00',
    '2026-03-04T09:15:02+',
    ' 2026-03-04',
    'soon',
  ])('is not read from %j', (text) => {
    expect(parseMoment(text)).toBeUndefined()
  })
})

it('a leap day and the last second of a year are valid datetimes', () => {
  expect(parseMoment('2024-02-29')).toBe(Date.UTC(2024, 1, 29) * 1000)
  expect(parseMoment('2026-12-31T23:59:59.999999Z')).toBe(Date.UTC(2027, 0, 1) * 1000 - 1)
})

it('a datetime in a request is printed as the API does, or refused', () => {
  expect(normalizeMoment('0050-03-04 10:00+02')).toBe('0050-03-04T08:00:00+00:00')
  expect(() => normalizeMoment('2026-02-30')).toThrow('2026-02-30 is not a valid datetime.')
})
