import { GorgiasError, UncertainWrite } from '@rhetor/client'
import type { Session } from '../session.ts'
import type { Outcome, Step } from '../step.ts'
import { unlessStatus } from '../unless-status.ts'
import { DoneUnreported } from './done-unreported.ts'
import type { Journal, Remembered, StepRecord } from './journal.ts'
import { PartlyDone } from './partly-done.ts'
import { Paused, Stopped } from './stopped.ts'

/** The action whose steps are taken, and the journal that records them. */
interface Taking {
  readonly action: string
  readonly face: string
  readonly session: Session
  readonly journal: Journal
  readonly patienceMs?: number | undefined
}

/** Takes the steps of a plan in order. What an earlier run has done is not repeated. */
export async function takeSteps(steps: readonly Step[], taking: Taking): Promise<Outcome[]> {
  const { action, session, journal } = taking
  refuseDuplicates(action, steps)
  const outcomes: Outcome[] = []
  if (steps.length === 0) return outcomes
  const until = session.clock.now() + (taking.patienceMs ?? Infinity)
  const { id: user } = await session.me()
  for (const [index, step] of steps.entries()) {
    stopIfAborted(action, session.signal, index, steps)
    // at least one step, or the action would never come to an end
    if (index > 0 && session.clock.now() >= until) throw pausedAt(action, index, steps)
    const record = recordOf(step, { user, index, steps: steps.length }, taking)
    const remembered = await journal.already?.(record)
    if (remembered?.state === 'done') {
      outcomes.push({ step, state: 'remembered', answer: remembered.answer })
      continue
    }
    try {
      if (!remembered) await journal.begin?.(record)
    } catch (cause) {
      throw afterDone(action, index, steps, cause)
    }
    let answer: unknown
    try {
      answer = await send(step, remembered, session)
    } catch (error) {
      await tell(journal, record, error)
      if (isStopped(session.signal, error)) throw stoppedAt(action, index, steps, error)
      if (!(error instanceof GorgiasError)) throw afterDone(action, index, steps, error)
      throw steps.length === 1 ? error : new PartlyDone(action, outcomes, steps, error)
    }
    outcomes.push({ step, state: remembered ? 'recovered' : 'done', answer })
    try {
      await journal.done?.(record, answer)
    } catch (cause) {
      throw afterDone(action, index + 1, steps, cause)
    }
  }
  return outcomes
}

/** Sends a step; one that was begun before is sent again only where that cannot do it twice. */
async function send(step: Step, remembered: Remembered | undefined, session: Session): Promise<unknown> {
  if (!remembered) return sendOnce(step, session)
  switch (step.again) {
    case 'safe':
      return step.send(session)
    case 'look-up':
      return step.send(session, { lookUp: 'before' })
    case 'until-gone':
      // that the second attempt is refused shows that the first was done
      return step.send(session).catch(unlessStatus(404))
    case 'until-taken':
      return step.send(session).catch(unlessStatus(409))
    case 'never':
      throw new UncertainWrite(step.operation, {
        check: `Look at ${step.object}. It was not sent again.`,
        cause: new Error('an earlier run was interrupted after it had begun this'),
      })
  }
}

/** Sends a step for the first time in this run; another run of the same may be sending it now. */
function sendOnce(step: Step, session: Session): Promise<unknown> {
  if (step.again !== 'look-up') return step.send(session)
  const key = `${session.gorgias.accountName} ${step.id}`
  return session.onceKeys.alone(key, (used) => step.send(session, used ? { lookUp: 'before' } : undefined))
}

function recordOf(
  step: Step,
  run: Pick<StepRecord, 'user' | 'index' | 'steps'>,
  { action, face, session }: Taking,
): StepRecord {
  return {
    ...run,
    id: step.id,
    at: new Date(session.clock.now()).toISOString(),
    account: session.gorgias.accountName,
    face,
    action,
    operation: step.operation,
    effect: step.effect,
    reaches: step.reaches,
    object: step.object,
    method: step.request.method,
    path: step.request.path,
  }
}

// a journal would take two steps with the same id for one
function refuseDuplicates(action: string, steps: readonly Step[]): void {
  const twin = steps.find(({ id }, index) => steps.findIndex((other) => other.id === id) < index)
  if (twin) throw new TypeError(`${action}: two steps of its plan have the same id: ${twin.id}`)
}

function sayings(steps: readonly Step[]): string[] {
  return steps.map(({ says }) => says)
}

/** The error to throw after `done` steps: the cause itself if no step was done, otherwise a `DoneUnreported` with it. */
function afterDone(action: string, done: number, steps: readonly Step[], cause: unknown): unknown {
  if (done === 0) return cause
  return new DoneUnreported(action, { done: sayings(steps.slice(0, done)), left: sayings(steps.slice(done)), cause })
}

function isStopped(signal: AbortSignal | undefined, error: unknown): boolean {
  return signal?.aborted === true && !(error instanceof GorgiasError)
}

function stopIfAborted(action: string, signal: AbortSignal | undefined, index: number, steps: readonly Step[]): void {
  if (!signal?.aborted) return
  if (index === 0) throw signal.reason
  const left = steps.length - index
  throw new Stopped(
    `${action}: ${index} of ${steps.length} steps done; ${left} not tried. Run the same command again to continue.`,
    {
      cause: signal.reason,
      done: sayings(steps.slice(0, index)),
      left: sayings(steps.slice(index)),
    },
  )
}

function pausedAt(action: string, index: number, steps: readonly Step[]): Stopped {
  const left = steps.slice(index)
  return new Stopped(
    `${action}: ${index} of ${steps.length} steps are done so far; ${left.length} are left. Run the same again to continue; nothing is done twice.`,
    {
      cause: new Paused(),
      done: sayings(steps.slice(0, index)),
      left: sayings(left),
      requests: left.map(({ request }) => request),
    },
  )
}

/** Stopped while a step was being sent: it may have arrived. */
function stoppedAt(action: string, index: number, steps: readonly Step[], cause: unknown): Stopped {
  const [step, left] = [steps[index] as Step, steps.slice(index + 1)]
  const parts = [
    `${index} of ${steps.length} steps done`,
    `"${step.says}" was sent without an answer and may have been done`,
    ...(left.length > 0 ? [`${left.length} not tried`] : []),
  ]
  const next =
    step.again === 'never'
      ? `Look at ${step.object} before you run it again.`
      : 'Run the same command again to continue; nothing is done twice.'
  return new Stopped(`${action}: ${parts.join('; ')}. ${next}`, {
    cause,
    done: sayings(steps.slice(0, index)),
    uncertain: [step.says],
    left: sayings(left),
  })
}

// a journal that cannot be written must not hide what went wrong before it
async function tell(journal: Journal, record: StepRecord, first: unknown): Promise<void> {
  // an abort may have come after the request was sent
  const isUnclear = !(first instanceof GorgiasError) || first.code === 'uncertain'
  try {
    await (isUnclear ? journal.uncertain?.(record, first) : journal.failed?.(record, first))
  } catch (error) {
    throw new AggregateError(
      [first, error],
      first instanceof Error ? first.message : 'a write failed, and so did its journal',
      { cause: first },
    )
  }
}
