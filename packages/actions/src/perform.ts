import { GorgiasError, UsageError } from '@rhetor/client'
import { problemsOf } from '@rhetor/contract'
import type { z } from 'zod'
import type { Action, ChangeAction, InputSchema, Plan } from './action.ts'
import { type Audit, type AuditEntry, doneEntry, failedEntry } from './audit.ts'
import { type Preview, previewOf, previewOfRead } from './consent.ts'
import { LeftOff } from './left-off.ts'
import type { Session } from './session.ts'
import type { Done, Step } from './step.ts'

export interface PerformOptions {
  /** Who is asked before something is sent or destroyed, or done to many objects. Left out, the answer is no. */
  readonly consent?: (preview: Preview) => boolean | Promise<boolean>
  /** Shows what would be done, and does not do it. */
  readonly dryRun?: boolean
  /** Plans as of this moment, for a preview that is confirmed later; in milliseconds since 1970. */
  readonly at?: number | undefined
  readonly audit?: Audit
  /** Where the wish came from, for the audit. */
  readonly face: string
  readonly onStep?: (done: Done, index: number, steps: number) => void
}

/** What became of an action. */
export type Performed<Result = unknown> =
  | { readonly state: 'read'; readonly result: Result }
  | { readonly state: 'done'; readonly result: Result; readonly preview: Preview }
  | { readonly state: 'shown'; readonly preview: Preview }
  | { readonly state: 'declined'; readonly preview: Preview }

/** Does what an action says: read, plan, ask, act, conclude. */
export async function perform<Input extends InputSchema, Result>(
  action: Action<Input, Result>,
  input: z.input<Input>,
  session: Session,
  options: PerformOptions,
): Promise<Performed<Result>> {
  const checked = checkInput(action, input)
  if (action.effect === 'read') {
    if (options.dryRun) return { state: 'shown', preview: previewOfRead(action, checked) }
    return { state: 'read', result: await action.read(checked, session) }
  }
  const plan = await planAsOf(action, checked, session, options.at)
  const preview = previewOf(action.name, plan)
  if (options.dryRun) return { state: 'shown', preview }
  if (preview.consent !== 'none' && !(await options.consent?.(preview))) return { state: 'declined', preview }
  const done = await takeSteps(action.name, plan.steps, session, options)
  return { state: 'done', result: await plan.conclude(done), preview }
}

/** Plans with the clock held at a moment; what waits afterwards sees time go on. */
async function planAsOf<Input extends InputSchema, Result>(
  action: ChangeAction<Input, Result>,
  input: z.output<Input>,
  session: Session,
  at: number | undefined,
): Promise<Plan<Result>> {
  if (at === undefined) return action.plan(input, session)
  const { clock } = session
  let held = true
  const plan = await action.plan(input, session.with({ clock: { ...clock, now: () => (held ? at : clock.now()) } }))
  held = false
  return plan
}

/** The input as the action takes it; everything that is wrong is named at once. */
export function checkInput<Input extends InputSchema>(
  action: Pick<Action<Input>, 'name' | 'input' | 'effect'>,
  input: unknown,
): z.output<Input> {
  const parsed = action.input.safeParse(input)
  if (parsed.success) return parsed.data as z.output<Input>
  const problems = problemsOf(action.input, input, Object.keys(action.input.shape))
  const list = problems.length === 1 ? ` ${problems[0]}` : problems.map((problem) => `\n  ${problem}`).join('')
  throw new UsageError(`${action.name}: nothing was ${action.effect === 'read' ? 'read' : 'sent'}:${list}`, {
    problems,
    operation: action.name,
  })
}

async function takeSteps(
  action: string,
  steps: readonly Step[],
  session: Session,
  { face, audit, onStep }: PerformOptions,
): Promise<Done[]> {
  const done: Done[] = []
  if (steps.length === 0) return done
  const { id: user } = await session.me()
  for (const [index, step] of steps.entries()) {
    stopIfAborted(action, session.signal, index, steps.length)
    const known = {
      at: new Date(session.clock.now()).toISOString(),
      account: session.gorgias.accountName,
      user,
      face,
      action,
    }
    let answer: unknown
    try {
      answer = await step.send(session)
    } catch (error) {
      await tell(audit, failedEntry(known, step, error), error)
      throw steps.length === 1 || !(error instanceof GorgiasError) ? error : new PartlyDone(action, done, steps, error)
    }
    await audit?.(doneEntry(known, step, answer))
    done.push({ step, answer })
    onStep?.({ step, answer }, index, steps.length)
  }
  return done
}

function stopIfAborted(action: string, signal: AbortSignal | undefined, done: number, steps: number): void {
  if (!signal?.aborted) return
  if (done === 0) throw signal.reason
  throw new LeftOff(`${action}: ${done} of ${steps} steps done. The same command again goes on from here.`, {
    cause: signal.reason,
  })
}

// a log that cannot be written must not hide what went wrong before it
async function tell(audit: Audit | undefined, entry: AuditEntry, first: unknown): Promise<void> {
  try {
    await audit?.(entry)
  } catch (error) {
    throw new AggregateError(
      [first, error],
      first instanceof Error ? first.message : 'a write failed, and so did its audit',
      { cause: first },
    )
  }
}

/** Some steps were taken, one failed, the rest was not tried. The same action again goes on where this one stopped. */
export class PartlyDone extends GorgiasError {
  readonly done: readonly string[]
  readonly failed: string
  readonly left: readonly string[]

  constructor(action: string, done: readonly Done[], steps: readonly Step[], cause: GorgiasError) {
    const failed = steps[done.length]?.says ?? ''
    const left = steps.slice(done.length + 1).map((step) => step.says)
    super(
      cause.code,
      `${action}: ${done.length} of ${steps.length} steps done, then "${failed}" failed: ${cause.message}${left.length > 0 ? `\nNot tried: ${shortened(left)}.` : ''}\nThe same command again goes on from here.`,
      { operation: action, cause },
    )
    this.done = done.map(({ step }) => step.says)
    this.failed = failed
    this.left = left
  }
}

function shortened(left: readonly string[]): string {
  const shown = left.slice(0, 5).join('; ')
  return left.length > 5 ? `${shown}; and ${left.length - 5} more` : shown
}
