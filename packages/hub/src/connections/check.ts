import { diagnose, type Finding } from '@rhetor/actions'
import { type ClientOfOptions, type Connection, clientOf } from '@rhetor/client/node'
import type { FailureCode } from '@rhetor/contract'

/** What a check of a connection found. */
export interface Checked {
  readonly works: boolean
  readonly findings: readonly Finding[]
  /** What a person has to mend first; left out where it works. */
  readonly mend?: Mendable
}

/** The parts of a connection that can be wrong. */
type Mendable = 'account' | 'credentials' | 'user' | 'network'

/** The part of a connection that each error points at; any other error counts as `network`. */
const mends: Partial<Readonly<Record<FailureCode, Mendable>>> = {
  unauthorized: 'credentials',
  forbidden: 'user',
  not_found: 'account',
  redirected: 'account',
  broken_answer: 'account',
  usage: 'credentials',
  connection: 'network',
  timeout: 'network',
}

/** Tries a connection: the account, the user behind its credentials, the budget, clock and webhooks. */
export async function checkConnection(connection: Connection, settings: ClientOfOptions = {}): Promise<Checked> {
  const findings = await diagnose(clientOf(connection, settings))
  const error = findings.find(({ state }) => state === 'error')
  if (!error) return { works: true, findings }
  return { works: false, findings, mend: (error.code && mends[error.code]) ?? 'network' }
}

/** Why an account has to be paused after a check: only where its credentials are at fault, not the network. */
export function reasonToPause({ findings, mend }: Checked): string | undefined {
  if (mend !== 'credentials' && mend !== 'user') return undefined
  const { says, advice } = findings.find(({ state }) => state === 'error') ?? {}
  return [says, advice].filter(Boolean).join(' ')
}
