import { problemsOf, strict, timezones } from '@rhetor/contract'
import { expect, it } from 'vitest'
import * as z from 'zod'

const Setting = strict(() => ({
  status: z.enum(['open', 'closed']).optional(),
  timezone: z.enum(timezones).optional(),
  inner: z.array(strict(() => ({ mode: z.enum(['off', 'slow']) }))).optional(),
}))

it.each([
  [{ status: 'clsed' }, 'status: expected one of "open"|"closed" (did you mean closed?)'],
  [{ status: 'pending' }, 'status: expected one of "open"|"closed"'],
  [{ status: 5 }, 'status: expected one of "open"|"closed"'],
  [
    { timezone: 'Europe/Pariss' },
    `timezone: not one of the ${timezones.length} known words (did you mean Europe/Paris?)`,
  ],
  [{ inner: [{ mode: 'of' }] }, 'inner.0.mode: expected one of "off"|"slow" (did you mean off?)'],
  [{ statsu: 'open' }, 'unknown: statsu (did you mean status?)'],
])('a problem of %j suggests what was probably meant', (value, problem) => {
  expect(problemsOf(Setting, value, ['status', 'timezone', 'inner'])).toEqual([problem])
})
