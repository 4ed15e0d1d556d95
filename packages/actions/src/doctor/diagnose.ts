import { type Gorgias, GorgiasError } from '@rhetor/client'
import type { FailureCode } from '@rhetor/contract'
import { checkAccount, checkBudget, checkClock, checkPlan, checkRole, checkWebhooks, failed } from './checks.ts'
import type { Finding } from './finding.ts'

/** Checks everything that can keep an integration from working; goes on after an error as far as that makes sense. */
export async function diagnose(
  gorgias: Gorgias,
  { now = Date.now }: { readonly now?: () => number } = {},
): Promise<readonly Finding[]> {
  const account = await attempt('account', () => gorgias.account.get().raw())
  // without an account nothing else can be asked
  if ('check' in account) return [account]
  const { body, durationMs, rate, headers } = account
  const user = await attempt('user', async () => {
    const { name, email, id, role } = await gorgias.users.get(0)
    return checkRole(name ?? email ?? String(id), role?.name)
  })
  const webhooks = await attempt('webhooks', async () =>
    checkWebhooks((await gorgias.integrations.list({ type: 'http' }).all()).items),
  )
  return [
    checkAccount(body.domain, durationMs),
    checkPlan(body.current_subscription?.status ?? body.status?.status),
    user,
    checkBudget(rate, gorgias.accountName),
    checkClock(headers.get('date'), now()),
    ...('check' in webhooks ? [webhooks] : webhooks),
  ].filter((finding) => finding !== undefined)
}

/** What the first error was; undefined where there is none. */
export function failureIn(findings: readonly Finding[]): FailureCode | undefined {
  const error = findings.find(({ state }) => state === 'error')
  return error && (error.code ?? 'unavailable')
}

async function attempt<Value>(check: string, run: () => PromiseLike<Value>): Promise<Value | Finding> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof GorgiasError)) throw error
    return failed(check, error)
  }
}
