import type { Integration } from '@rhetor/client'
import { ApiError } from '@rhetor/client'
import { describe, expect, it } from 'vitest'
import { checkBudget, checkClock, checkPlan, checkRole, checkWebhooks, failed } from '../src/doctor/checks.ts'
import { failureIn } from '../src/doctor/diagnose.ts'
import { ok } from '../src/doctor/finding.ts'

const noon = Date.parse('2026-03-02T12:00:00Z')
const webhook = (url: string | undefined, deactivated_datetime: string | null = null) =>
  ({ id: 7, name: 'Hook', deactivated_datetime, http: url === undefined ? null : { url } }) as unknown as Integration

describe('a check of the doctor', () => {
  it.each([
    ['a trial', checkPlan('trialing'), undefined],
    ['a cancelled plan', checkPlan('cancelled'), 'warning'],
    ['an agent', checkRole('Ana', 'agent'), 'ok'],
    ['an observer, who cannot answer', checkRole('Ana', 'observer-agent'), 'warning'],
    ['a role that is new', checkRole('Ana', 'wizard'), 'ok'],
    ['half of the budget', checkBudget({ used: 20, limit: 40 }, 'acme'), 'ok'],
    ['the last tenth of the budget', checkBudget({ used: 37, limit: 40 }, 'acme'), 'warning'],
    ['a sandbox without a limit', checkBudget(undefined, '127.0.0.1:4401'), 'ok'],
    ['a host that only begins like this machine', checkBudget(undefined, '127.evil.example'), 'warning'],
    ['a clock that agrees', checkClock('Mon, 02 Mar 2026 12:00:30 GMT', noon), 'ok'],
    ['a clock behind', checkClock('Mon, 02 Mar 2026 12:05:00 GMT', noon), 'warning'],
    ['an answer without a date', checkClock(null, noon), undefined],
    ['a webhook to the internet', checkWebhooks([webhook('https://hooks.example/x')])[1], 'ok'],
    ['a webhook to this machine', checkWebhooks([webhook('http://localhost:3000/x')])[1], 'warning'],
    ['a webhook to a host like this machine', checkWebhooks([webhook('http://localhost.evil.example')])[1], 'ok'],
    ['a webhook that is off', checkWebhooks([webhook('https://hooks.example', '2026-01-01T00:00:00')])[1], 'warning'],
    ['a webhook without an address', checkWebhooks([webhook(undefined)])[1], 'ok'],
    ['a refusal', failed('user', new ApiError({ operation: 'users.get', status: 403 })), 'error'],
  ])('reports %s with the right state', (_, finding, state) => {
    expect(finding?.state).toBe(state)
    expect(finding?.advice === undefined).toBe(state === undefined || state === 'ok')
  })

  it('shows neither path nor query of a webhook', () => {
    const [, finding] = checkWebhooks([webhook('https://hooks.example/secret?key=abc')])
    expect(finding?.says).toBe('Hook points to hooks.example')
  })

  it('fails as its first error does', () => {
    const denied = failed('user', new ApiError({ operation: 'users.get', status: 403 }))
    expect(failureIn([ok('account', 'x'), denied])).toBe('forbidden')
    expect(failureIn([ok('account', 'x')])).toBeUndefined()
  })
})
