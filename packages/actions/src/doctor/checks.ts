import type { GorgiasError, Integration, RateReading } from '@rhetor/client'
import { failures, isLoopback, mayAct, roleNotes, roles } from '@rhetor/contract'
import { type Finding, ok, warning } from './finding.ts'

// Below a tenth of the budget customers begin to wait.
const scarce = 0.1
const largestSkewMs = 60_000

/** A check that could not be made, since the API refused or did not answer. */
export function failed(check: string, error: GorgiasError): Finding {
  return { check, state: 'error', says: error.message, advice: adviceFor(error), code: error.code }
}

function adviceFor({ code }: GorgiasError): string {
  if (code === 'unauthorized') return 'Connect again with a new key: Settings > REST API, then rhetor connect.'
  if (code === 'forbidden')
    return 'The plan of the account may be without the API, or the user may not use it: ask the owner of the account.'
  return failures[code].advice
}

export function checkAccount(domain: string, durationMs: number): Finding {
  return ok('account', `${domain} answers in ${Math.round(durationMs)} ms`)
}

/** Nothing to say about a plan that is active or on trial. */
export function checkPlan(status: string | undefined): Finding | undefined {
  if (status === undefined || status === 'active' || status === 'trial' || status === 'trialing') return undefined
  return warning(
    'plan',
    `the account is ${status}`,
    'A plan that has ended answers with 401 or 403 before long: ask the owner of the account.',
  )
}

export function checkRole(name: string, role: string | undefined): Finding {
  const known = roles.find((each) => each === role)
  const says = `${name}, ${known ? `${roleNotes[known].shown}: may ${roleNotes[known].may}` : (role ?? 'role unknown')}`
  if (!known || mayAct(known, 'lite-agent')) return ok('user', says)
  return warning('user', says, 'This role cannot answer customers: use the key of a user with a higher one.')
}

/** `host` is where the account is reached; a sandbox may have no limit. */
export function checkBudget(rate: RateReading | undefined, host: string): Finding {
  if (!rate && isLoopback(host)) return ok('budget', 'no limit here: a sandbox has one where it is started with --rate')
  if (!rate)
    return warning(
      'budget',
      'the server does not say how much is left',
      'Something between here and Gorgias may remove headers.',
    )
  const left = rate.limit - rate.used
  const says = `${left} of ${rate.limit} calls left`
  if (left >= rate.limit * scarce) return ok('budget', says)
  return warning(
    'budget',
    says,
    'Other programs with this key use it up: let them share a budget, or give them keys of their own.',
  )
}

/** Compares the clock of this machine with the `Date` header of an answer; nothing where that has none. */
export function checkClock(date: string | null, now: number): Finding | undefined {
  const there = date === null ? Number.NaN : Date.parse(date)
  if (Number.isNaN(there)) return undefined
  const skewMs = now - there
  if (Math.abs(skewMs) <= largestSkewMs) return ok('clock', 'agrees with the server')
  const minutes = Math.round(Math.abs(skewMs) / 60_000)
  return warning(
    'clock',
    `this machine is ${minutes} minutes ${skewMs > 0 ? 'ahead' : 'behind'}`,
    'Set the clock: tokens expire too early or too late, and new tickets and messages are missed.',
  )
}

/** All HTTP integrations together, then each. */
export function checkWebhooks(integrations: readonly Integration[]): readonly [Finding, ...Finding[]] {
  const count = integrations.length
  const says = count === 0 ? 'no HTTP integration' : count === 1 ? 'one HTTP integration' : `${count} HTTP integrations`
  return [ok('webhooks', says), ...integrations.map(checkWebhook)]
}

function checkWebhook({ name, id, deactivated_datetime, http }: Integration): Finding {
  const url = (http as { url?: string } | null)?.url
  // the path and the query may hold secrets
  const host =
    url === undefined ? 'nowhere' : (/^https?:\/\/([^/?#{]+)/.exec(url)?.[1] ?? 'an address made of variables')
  const says = `${name ?? id} points to ${host}`
  const check = `webhook ${id}`
  if (deactivated_datetime)
    return warning(
      check,
      `${says}, and was switched off on ${deactivated_datetime.slice(0, 10)}`,
      'Gorgias switches a webhook off when its receiver fails too often: repair the receiver, then switch it on in Settings > HTTP integration.',
    )
  if (isLoopback(host))
    return warning(check, says, 'Gorgias cannot reach this machine by that name: use a public address.')
  return ok(check, says)
}
