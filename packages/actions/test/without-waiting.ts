import { actionNamed, auditJournal, createSession, type PerformOptions, perform, type Session } from '@rhetor/actions'
import { basic, type Clock, Gorgias } from '@rhetor/client'
import type { AtWork } from '../../../test/support/at-work.ts'
import { virtualClock } from '../../../test/support/virtual-clock.ts'

export interface Hurried {
  readonly session: Session
  /** The client's, to see how long it waited. */
  readonly clock: Clock
  /** What came of an action; one that did not happen is an error here. */
  result<Result = Record<string, unknown>>(
    name: string,
    input: Record<string, unknown>,
    options?: Partial<PerformOptions>,
  ): Promise<Result>
}

/** The same desk with a client whose own waits take no time: for calls that fail and are tried again. */
export function withoutWaiting(desk: AtWork): Hurried {
  const { username, api_key } = desk.sandbox.credentials
  const clock = virtualClock()
  const gorgias = new Gorgias({
    baseUrl: desk.sandbox.url,
    auth: basic(username, api_key),
    clock,
    timeoutMs: Infinity,
    random: () => 0,
    onRequest: ({ method, path }) => desk.sent.push(`${method} ${path}`),
  })
  const session = createSession({ gorgias, clock: desk.session.clock, files: desk.files })
  return {
    session,
    clock,
    result: async (name, input, options) => {
      const performed = await perform(actionNamed(name), input, session, {
        face: 'test',
        consent: () => true,
        journal: auditJournal((entry) => void desk.audit.push(entry)),
        ...options,
      })
      if (!('result' in performed)) throw new Error(`${name}: ${performed.state}`)
      return performed.result as never
    },
  }
}
