import {
  type AuditEntry,
  actionNamed,
  auditJournal,
  createSession,
  type Performed,
  type PerformOptions,
  type Preview,
  perform,
  type Session,
} from '@rhetor/actions'
import { basic, Gorgias } from '@rhetor/client'
import type { Sandbox, SandboxOptions } from '@rhetor/sandbox'
import { type MemoryFiles, memoryFiles } from './memory-files.ts'
import { clockOf } from './sandbox-clock.ts'
import { startShop } from './shop.ts'

/** An agent's session on the demo shop; time passes only where an action waits. */
export interface DemoSession extends AsyncDisposable {
  readonly sandbox: Sandbox
  readonly gorgias: Gorgias
  readonly session: Session
  readonly files: MemoryFiles
  /** `POST /api/tickets/5/messages`, in the order they went out. */
  readonly sent: string[]
  readonly audit: AuditEntry[]
  readonly asked: Preview[]
  /** Performs an action; consent is given unless the options say otherwise. */
  act<Result = unknown>(
    name: string,
    input: Record<string, unknown>,
    options?: Partial<PerformOptions>,
  ): Promise<Performed<Result>>
  /** The result; an action that was not performed is an error here. */
  result<Result = Record<string, unknown>>(name: string, input: Record<string, unknown>): Promise<Result>
}

export async function openDemo(options: Pick<SandboxOptions, 'now'> = {}): Promise<DemoSession> {
  const sandbox = await startShop({ frozen: true, port: 0, ...options })
  const sent: string[] = []
  const audit: AuditEntry[] = []
  const asked: Preview[] = []
  const clock = clockOf(sandbox)
  const gorgias = new Gorgias({
    baseUrl: sandbox.url,
    auth: basic(sandbox.credentials.username, sandbox.credentials.api_key),
    clock,
    // a clock that jumps to what is waited for would end every request at once
    timeoutMs: Infinity,
    random: () => 0,
    onRequest: ({ method, path }) => sent.push(`${method} ${path}`),
  })
  const files = memoryFiles()
  const session = createSession({ gorgias, clock, files })
  const act: DemoSession['act'] = (name, input, more) =>
    perform(actionNamed(name), input, session, {
      face: 'test',
      consent: (preview) => {
        asked.push(preview)
        return true
      },
      journal: auditJournal((entry) => void audit.push(entry)),
      ...more,
    }) as never
  return {
    sandbox,
    gorgias,
    session,
    files,
    sent,
    audit,
    asked,
    act,
    result: async (name, input) => {
      const performed = await act(name, input)
      if (!('result' in performed)) throw new Error(`${name}: ${performed.state}`)
      return performed.result as never
    },
    [Symbol.asyncDispose]: () => sandbox.close(),
  }
}
