import { ApiError, UsageError } from '@rhetor/client'
import { problemsOf } from '@rhetor/contract'
import type { z } from 'zod'
import type { Action, ChangeAction, InputSchema, Plan } from '../action.ts'
import type { Session } from '../session.ts'
import type { Outcome, Step } from '../step.ts'
import { fingerprint, type Preview, previewOf, previewOfRead, shownFingerprint } from './consent.ts'
import { DoneUnreported } from './done-unreported.ts'
import type { Journal } from './journal.ts'
import { Stopped } from './stopped.ts'
import { takeSteps } from './take-steps.ts'
import { type UnaskedBudget, withinBudget } from './unasked.ts'

export interface PerformOptions {
  /** Who is asked before something is sent or destroyed, or done to many objects. Left out, the answer is no. */
  readonly consent?: (preview: Preview) => Agreed | Promise<Agreed>
  /** Refuses, by throwing, what may not be done here at all, before anybody is asked. */
  readonly permit?: (preview: Preview) => void
  /** Asks after so many changes that nobody was asked about; see `unaskedBudget`. */
  readonly budget?: UnaskedBudget
  /** Shows what would be done, and does not do it. */
  readonly dryRun?: boolean
  /** Plans as of this moment, for a preview that is confirmed later; in milliseconds since 1970. */
  readonly at?: number | undefined
  /** Records every step, and knows what an earlier run has done; see `auditJournal` and `journals`. */
  readonly journal?: Journal
  /** Begins no further step once this has passed: what is left is reported (`Paused`), and done by the next run. */
  readonly patienceMs?: number | undefined
  /** Where it was asked for: `cli`, `mcp`. */
  readonly face: string
}

/**
 * Whether it may be done. `asked` is the yes of somebody who was asked just now: meanwhile things may have changed, so
 * what was shown is looked at again.
 */
export type Agreed = boolean | 'asked'

/** The outcome of an action. */
export type Performed<Result = unknown> =
  | { readonly state: 'read'; readonly result: Result }
  | { readonly state: 'done'; readonly result: Result; readonly preview: Preview }
  | { readonly state: 'shown'; readonly preview: Preview }
  | { readonly state: 'declined'; readonly preview: Preview }

/** Performs an action: read, plan, ask, act, conclude. */
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
  const { face, journal = {}, permit, budget, consent, patienceMs } = options
  const at = options.at ?? session.clock.now()
  const planned = async () => {
    const plan = await planAsOf(action, checked, session, at)
    refuseUntaken(action, plan.steps)
    const preview = previewOf(action.name, plan)
    permit?.(preview)
    return { plan, preview }
  }
  let { plan, preview } = await planned()
  if (options.dryRun) return { state: 'shown', preview }
  if (budget) preview = await withinBudget(preview, budget)
  while (preview.consent !== 'none') {
    const agreed = (await consent?.(preview)) ?? false
    if (agreed === false) return { state: 'declined', preview }
    if (preview.because !== undefined) await budget?.agreed()
    if (agreed !== 'asked') break
    const shown = await agreementOf(preview)
    const { because } = preview
    const now = await planned()
    plan = now.plan
    preview = { ...now.preview, ...(because !== undefined && { because, consent: preview.consent }) }
    if ((await agreementOf(preview)) === shown) break
  }
  const isCounted = budget !== undefined && preview.consent === 'none' && plan.steps.length > 0
  const taking = takeSteps(plan.steps, { action: action.name, face, session, journal, patienceMs })
  const outcomes = await taking.catch(async (error: unknown) => {
    // a single step that was certainly refused has changed nothing
    if (isCounted && plan.steps.length === 1 && error instanceof ApiError) await budget.giveBack(preview.objects.length)
    throw error
  })
  return { state: 'done', result: await concluded(action.name, plan, outcomes, session), preview }
}

/** The same only for the same requests after the same words. */
async function agreementOf(preview: Preview): Promise<string> {
  return `${await fingerprint(preview)} ${await shownFingerprint(preview)}`
}

// what an action may call is decided by what it declares
function refuseUntaken({ name, takes }: ChangeAction, steps: readonly Step[]): void {
  if (takes === 'any') return
  const declared = [...(takes.always ?? []), ...(takes.sometimes ?? [])]
  const other = steps.find(({ operation }) => !declared.includes(operation))
  if (other) throw new TypeError(`${name}: its plan takes ${other.operation}, which it does not declare`)
}

/** The result of a plan. Once something was done, whatever fails afterwards must not look as if nothing had happened. */
async function concluded<Result>(
  action: string,
  plan: Plan<Result>,
  outcomes: readonly Outcome[],
  { signal }: Session,
): Promise<Result> {
  try {
    return await plan.conclude(outcomes)
  } catch (cause) {
    const done = outcomes.map(({ step }) => step.says)
    if (done.length === 0) throw cause
    if (!signal?.aborted) throw new DoneUnreported(action, { done, cause })
    const message = `${action}: ${done.length === 1 ? `"${done[0]}" is done` : `all ${done.length} steps are done`}, but nobody waited for the result. Look at it before you run the command again.`
    throw new Stopped(message, { cause, done })
  }
}

/** Plans with the clock held at one time; it runs again for the waits afterwards. */
async function planAsOf<Input extends InputSchema, Result>(
  action: ChangeAction<Input, Result>,
  input: z.output<Input>,
  session: Session,
  at: number,
): Promise<Plan<Result>> {
  const { clock } = session
  let held = true
  const plan = await action.plan(input, session.with({ clock: { ...clock, now: () => (held ? at : clock.now()) } }))
  held = false
  return plan
}

/** The checked input; everything that is wrong is named at once. */
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
