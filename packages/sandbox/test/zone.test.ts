import { expect, it } from 'vitest'
import { openZone, readMoment, type Zone } from '../src/reporting/zone.ts'
import { toText } from '../src/time.ts'

const paris = openZone('Europe/Paris') as Zone

it.each([
  ['2026-07-04', '2026-07-03T22:00:00+00:00'],
  ['2026-07-04T10:00:00', '2026-07-04T08:00:00+00:00'],
  ['2026-07-04 10:00', '2026-07-04T08:00:00+00:00'],
  ['2026-01-04T10:00:00', '2026-01-04T09:00:00+00:00'],
  ['2026-07-04T10:00:00Z', '2026-07-04T10:00:00+00:00'],
  ['2026-07-04 10:00:00Z', '2026-07-04T10:00:00+00:00'],
  ['2026-07-04T10:00:00-0500', '2026-07-04T15:00:00+00:00'],
  ['2026-07-04T10:00-05', '2026-07-04T15:00:00+00:00'],
])('in Paris, %s is %s', (text, moment) => {
  expect(toText(readMoment(text, paris) ?? 0)).toBe(moment)
})
