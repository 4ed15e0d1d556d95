import { actionNamed, auditJournal, createSession, type PerformOptions, perform, type Session } from '@rhetor/actions'
import { basic, type Clock, Gorgias } from '@rhetor/client'
import type { DemoSession } from '../../../test/support/demo-session.ts'
import { virtualClock } from '../../../test/support/virtual-clock.ts'

export interface FastSession {
  readonly session: Session
  /** The client's, to see how long it waited. */
  readonly clock: Clock
  /** The result of an action; one that was not performed is an error here. */
  result<Result = Record<string, unknown>>(
    name: string,
    input: Record<string, unknown>,
    options?: Partial<PerformOptions>,
  ): Promise<Result>
}

/** The same session with a client whose own waits take no time: for calls that fail and are tried again. */
export function withoutWaiting(demo: DemoSession): FastSession {
  const { username, api_key } = demo.sandbox.credentials
  const clock = virtualClock()
  const gorgias = new Gorgias({
    baseUrl: demo.sandbox.url,
    auth: basic(username, api_key),
    clock,
    timeoutMs: Infinity,
    random: () => 0,
    onRequest: ({ method, path }) => demo.sent.push(`${method} ${path}`),
  })
  const session = createSession({ gorgias, clock: demo.session.clock, files: demo.files })
  return {
    session,
    clock,
    result: async (name, input, options) => {
      const performed = await perform(actionNamed(name), input, session, {
        face: 'test',
        consent: () => true,
        journal: auditJournal((entry) => void demo.audit.push(entry)),
        ...options,
      })
      if (!('result' in performed)) throw new Error(`${name}: ${performed.state}`)
      return performed.result as never
    },
  }
}
