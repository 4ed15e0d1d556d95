import { type Gorgias, GorgiasError, type Integration } from '@rhetor/client'
import { type FailureCode, failures, isLoopback, mayAct, roleNotes, roles } from '@rhetor/contract'

/** One thing that was looked at, and what to do where it is not well. */
export interface Finding {
  readonly check: string
  readonly state: 'well' | 'doubtful' | 'ill'
  readonly says: string
  readonly advice?: string
  /** Why it is ill, where the API said so. */
  readonly code?: FailureCode
}

// Below a tenth of the budget customers begin to wait.
const scarce = 0.1
const largestSkewMs = 60_000

/** Looks at everything that keeps an integration from working; goes on after what is ill as far as that makes sense. */
export async function diagnose(gorgias: Gorgias, now: () => number = Date.now): Promise<readonly Finding[]> {
  const account = await attempt('account', async () => {
    const reply = await gorgias.account.get().raw()
    return { reply, finding: well('account', `${reply.body.domain} answers in ${Math.round(reply.durationMs)} ms`) }
  })
  // without an account nothing else can be asked
  if (!account.value) return [account.finding]
  const { reply } = account.value
  const user = await attempt('user', async () => {
    const me = await gorgias.users.get(0)
    return { finding: roleFinding(me.name ?? me.email ?? String(me.id), me.role?.name) }
  })
  const webhooks = await attempt('webhooks', async () => {
    const { items } = await gorgias.integrations.list({ type: 'http' }).all()
    return {
      finding: well(
        'webhooks',
        items.length === 0
          ? 'no HTTP integration'
          : items.length === 1
            ? 'one HTTP integration'
            : `${items.length} HTTP integrations`,
      ),
      more: items.map(webhookFinding),
    }
  })
  return [
    account.finding,
    statusFinding(reply.body.current_subscription?.status ?? reply.body.status?.status),
    user.finding,
    budgetFinding(reply.rate, gorgias.accountName),
    clockFinding(reply.headers.get('date'), now()),
    webhooks.finding,
    ...(webhooks.value?.more ?? []),
  ].filter((finding) => finding !== undefined)
}

/** The exit code of a diagnosis: that of the first thing that is ill. */
export function exitOf(findings: readonly Finding[]): number {
  const ill = findings.find(({ state }) => state === 'ill')
  return ill ? failures[ill.code ?? 'unavailable'].exit : 0
}

async function attempt<Value extends { finding: Finding }>(
  check: string,
  run: () => Promise<Value>,
): Promise<{ finding: Finding; value?: Value }> {
  try {
    const value = await run()
    return { finding: value.finding, value }
  } catch (error) {
    if (!(error instanceof GorgiasError)) throw error
    return { finding: { check, state: 'ill', says: error.message, advice: adviceFor(error), code: error.code } }
  }
}

function adviceFor({ code }: GorgiasError): string {
  if (code === 'unauthorized') return 'Connect again with a new key: Settings > REST API, then rhetor connect.'
  if (code === 'forbidden')
    return 'The plan of the account may be without the API, or the user may not use it: ask the owner of the account.'
  return failures[code].advice
}

function statusFinding(status: string | undefined): Finding | undefined {
  if (status === undefined || status === 'active' || status === 'trial' || status === 'trialing') return undefined
  return {
    check: 'plan',
    state: 'doubtful',
    says: `the account is ${status}`,
    advice: 'A plan that has ended answers with 401 or 403 before long: ask the owner of the account.',
  }
}

function roleFinding(name: string, role: string | undefined): Finding {
  const known = roles.find((each) => each === role)
  const says = `${name}, ${known ? `${roleNotes[known].shown}: may ${roleNotes[known].may}` : (role ?? 'role unknown')}`
  if (!known || mayAct(known, 'lite-agent')) return well('user', says)
  return {
    check: 'user',
    state: 'doubtful',
    says,
    advice: 'This role cannot answer customers: use the key of a user with a higher one.',
  }
}

function budgetFinding(rate: { used: number; limit: number } | undefined, host: string): Finding {
  if (!rate && isLoopback(host))
    return well('budget', 'no limit here: a sandbox has one where it is started with --rate')
  if (!rate)
    return {
      check: 'budget',
      state: 'doubtful',
      says: 'the server does not say how much is left',
      advice: 'Something between here and Gorgias may take headers away.',
    }
  const left = rate.limit - rate.used
  const says = `${left} of ${rate.limit} calls left`
  if (left >= rate.limit * scarce) return well('budget', says)
  return {
    check: 'budget',
    state: 'doubtful',
    says,
    advice: 'Other programs with this key use it up: let them share a budget, or give them keys of their own.',
  }
}

function clockFinding(date: string | null, now: number): Finding | undefined {
  const there = date === null ? Number.NaN : Date.parse(date)
  if (Number.isNaN(there)) return undefined
  const skewMs = now - there
  if (Math.abs(skewMs) <= largestSkewMs) return well('clock', 'agrees with the server')
  const minutes = Math.round(Math.abs(skewMs) / 60_000)
  return {
    check: 'clock',
    state: 'doubtful',
    says: `this machine is ${minutes} minutes ${skewMs > 0 ? 'ahead' : 'behind'}`,
    advice: 'Set the clock: tokens end too early or too late, and what is new is missed.',
  }
}

function webhookFinding(integration: Integration): Finding {
  const { name, id, deactivated_datetime, http } = integration
  const url = (http as { url?: string } | null)?.url
  // the path and the query may hold secrets
  const host =
    url === undefined ? 'nowhere' : (/^https?:\/\/([^/?#{]+)/.exec(url)?.[1] ?? 'an address made of variables')
  const says = `${name ?? id} points to ${host}`
  const check = `webhook ${id}`
  if (deactivated_datetime)
    return {
      check,
      state: 'doubtful',
      says: `${says}, and is switched off since ${deactivated_datetime.slice(0, 10)}`,
      advice:
        'Gorgias switches a webhook off when its receiver fails too often: mend the receiver, then switch it on in Settings > HTTP integration.',
    }
  if (isLoopback(host))
    return {
      check,
      state: 'doubtful',
      says,
      advice: 'Gorgias cannot reach this machine by that name: use an address the internet knows.',
    }
  return well(check, says)
}

function well(check: string, says: string): Finding {
  return { check, state: 'well', says }
}
