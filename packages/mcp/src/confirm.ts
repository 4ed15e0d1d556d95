import { randomBytes } from 'node:crypto'
import { fingerprint, type Preview, shownFingerprint } from '@rhetor/actions'

/** A preview that waits for consent. */
interface Pending {
  readonly fingerprint: string
  /** Of what was shown; undefined where a token goes on with what is left of something agreed to. */
  readonly shown: string | undefined
  readonly account: string
  /** The time it was planned for, so that `3d` means the same when it is confirmed. */
  readonly at: number
  readonly until: number
}

/** What a token agrees to: a preview, or the requests that are left of one. */
type Planned = Preview | Pick<Preview, 'action' | 'requests'>

/** Tokens for previews: each agrees to exactly what was shown, in its account, once, and not for long. */
export interface Confirmations {
  issue(planned: Planned, account: string, at: number): Promise<string>
  /** The time of a token's preview; undefined where the token is unknown, used or too old. */
  plannedAt(token: string): number | undefined
  /** Uses a token up; true where it was issued for exactly this preview of this account. */
  redeem(token: string, preview: Preview, account: string): Promise<boolean>
}

// long enough to be read to a user, short enough that the ticket is still the same
const lifetimeMs = 10 * 60_000
const mostPending = 100

export function createConfirmations(now: () => number = Date.now): Confirmations {
  const pending = new Map<string, Pending>()
  const find = (token: string) => {
    const found = pending.get(token)
    return found && found.until > now() ? found : undefined
  }
  return {
    issue: async (planned, account, at) => {
      const token = randomBytes(9).toString('base64url')
      const shown = 'shows' in planned ? await shownFingerprint(planned) : undefined
      pending.set(token, { fingerprint: await fingerprint(planned), shown, account, at, until: now() + lifetimeMs })
      for (const [oldest] of pending) {
        if (pending.size <= mostPending) break
        pending.delete(oldest)
      }
      return token
    },
    plannedAt: (token) => find(token)?.at,
    redeem: async (token, preview, account) => {
      const found = find(token)
      if (!found) return false
      // taken before anything is waited for: of several calls at once only the first has it
      pending.delete(token)
      const isSame = async () =>
        found.account === account &&
        found.fingerprint === (await fingerprint(preview)) &&
        (found.shown === undefined || found.shown === (await shownFingerprint(preview)))
      const same = await isSame()
      if (!same) pending.set(token, found)
      return same
    },
  }
}
