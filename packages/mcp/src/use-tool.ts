import {
  type Action,
  type Audit,
  auditJournal,
  journals,
  Paused,
  type Performed,
  type Preview,
  perform,
  progressJournal,
  type Session,
  Stopped,
  type UnaskedBudget,
} from '@rhetor/actions'
import { UsageError } from '@rhetor/client'
import { fromLoose, knownOperation } from '@rhetor/contract'
import { type Answer, shownPreview } from './answer.ts'
import { compacted } from './compact.ts'
import { fieldsInResult } from './composed-fields.ts'
import type { Confirmations } from './confirm.ts'
import type { CutFields } from './cut-fields.ts'
import { type CutTexts, otherThan, shortenedIn } from './cut-texts.ts'
import { refuseDeep } from './depth.ts'
import { fewerTags } from './fewer-tags.ts'
import { markUntrusted } from './mark-untrusted.ts'
import { fieldsOfOwn, fieldsShown, fieldsWritten } from './object-fields.ts'
import { refuseLosses } from './stored-now.ts'

/** One call of a tool, and what decides about it. */
export interface ToolCall {
  readonly action: Action
  readonly session: Session
  /** The name of its account, and whether there are others that a person could take it for. */
  readonly account: { readonly name: string; readonly isOneOfSeveral: boolean }
  readonly input: Readonly<Record<string, unknown>>
  /** What the assistant gave as the token of a preview. */
  readonly token: unknown
  readonly confirmations: Confirmations
  /** Asks the user; left out where the assistant's program cannot. */
  readonly ask: ((preview: Preview) => Promise<boolean>) | undefined
  readonly audit: Audit
  /** Refuses, by throwing, what goes further than the policy. */
  readonly permit: (preview: Preview) => void
  readonly budget: UnaskedBudget
  readonly cutTexts: CutTexts
  readonly cutFields: CutFields
}

/** Performs the action of a tool; what needs consent and has none is answered with its preview. */
export async function useTool(call: ToolCall): Promise<Answer> {
  const { action, session, token, confirmations, ask, audit, permit, budget } = call
  const { input: loose, shape } = shapeOf(call)
  // checked as it will be sent: lists and objects may come as JSON in a text
  const input = fromLoose(action.input, loose) as Record<string, unknown>
  refuseDeep(input)
  if (action.effect !== 'read') await refuseCut(call, input)
  const confirmed = typeof token === 'string' ? confirmations.plannedAt(token) : undefined
  if (token !== undefined && confirmed === undefined) {
    throw new UsageError('confirm: this token is unknown, used or too old. Call the tool without it for a new preview.')
  }
  const at = confirmed ?? session.clock.now()
  const doing = perform(action, input, session, {
    face: 'mcp',
    at,
    journal: journals(auditJournal(audit), progressJournal(session)),
    permit,
    budget,
    patienceMs,
    // a token agrees to its own preview only; about anything else the user is asked, where that is possible
    consent: async (preview) =>
      (typeof token === 'string' && (await confirmations.redeem(token, preview, call.account.name))) ||
      ((await ask?.(preview)) === true && 'asked'),
  })
  let performed: Performed
  try {
    performed = await doing
  } catch (error) {
    if (error instanceof Stopped && error.cause instanceof Paused) return unfinished(error, call, at)
    throw error
  }
  switch (performed.state) {
    case 'read':
      return { result: shape(performed.result) }
    case 'done':
      return { result: markUntrusted({ did: performed.preview.steps, ...asObject(shape(performed.result)) }) }
    default:
      return {
        needs_confirmation: {
          ...(call.account.isOneOfSeveral && { account: call.account.name }),
          ...shownPreview(performed.preview),
          // where the user can be asked, no token takes their place
          ...(ask ? { declined: true } : await tokenFor(performed.preview, at, call)),
        },
      }
  }
}

/** Refuses what would be stored without the rest that the assistant has not seen. */
async function refuseCut(
  { action, session, cutTexts, cutFields }: ToolCall,
  input: Readonly<Record<string, unknown>>,
): Promise<void> {
  cutTexts.refuse(input)
  const row = knownOperation(action.name)
  if (!row) return
  const fields = fieldsWritten(row, input)
  cutFields.refuse(fields)
  await refuseLosses(fields, input, session, cutFields.knows)
}

// programs of assistants give up after a minute, and then nobody learns what was done
const patienceMs = 40_000

/** What is done and what is left; the token stands for the consent to what is left, which the user has given. */
async function unfinished({ message, done, left, requests }: Stopped, call: ToolCall, at: number): Promise<Answer> {
  const { action, confirmations, account } = call
  return {
    error: {
      code: 'unfinished',
      message,
      try: 'Call the tool again with the same input and this token as confirm: it continues where it stopped.',
    },
    result: {
      untrusted: { done, left },
      confirm: await confirmations.issue({ action: action.name, requests }, account.name, at),
    },
  }
}

/** The result of a composed action as an assistant gets it; what is shortened in it is remembered. */
export function shownResult(
  whole: unknown,
  { cutTexts, cutFields }: Pick<ToolCall, 'cutTexts' | 'cutFields'>,
): unknown {
  const result = fewerTags(whole)
  cutTexts.forget(result)
  cutFields.shown(fieldsInResult(result))
  for (const cut of shortenedIn(result)) cutTexts.remember(cut)
  return markUntrusted(result)
}

/** The answer of an operation may be long: it is shortened unless `full` is set. */
function shapeOf({ action, input, cutTexts, cutFields }: ToolCall) {
  const row = knownOperation(action.name)
  if (!row) {
    return { input, shape: (whole: unknown) => shownResult(whole, { cutTexts, cutFields }) }
  }
  // no operation has fields of these names
  const { full: asked, part, ...rest } = input
  const full = asked === true || asked === 'true'
  const answer = JSON.stringify([action.name, rest])
  const shape = (result: unknown) =>
    compacted(
      result,
      { full, part: part === undefined ? undefined : Number(part) },
      {
        onCut: action.effect === 'read' ? cutTexts.remember : otherThan(rest, cutTexts.remember),
        onShown: (all, shown) => {
          if (action.effect !== 'read') cutFields.known(fieldsOfOwn(row, rest, all))
          cutFields.shown(fieldsShown(row, rest, all, shown))
        },
        onPart: (number, parts, all) => {
          if (!cutTexts.isWhole(answer, number, parts)) return
          cutTexts.forget(result)
          cutFields.known(fieldsShown(row, rest, all, all).filter(({ cut }) => !cut))
        },
      },
    )
  return { input: rest, shape }
}

async function tokenFor(preview: Preview, at: number, { confirmations, account }: ToolCall) {
  return {
    confirm: await confirmations.issue(preview, account.name, at),
    how: 'Show this to the user. If they agree, call the tool again with the same input and this token as confirm.',
  }
}

function asObject(result: unknown): object {
  return typeof result === 'object' && result !== null && !Array.isArray(result) ? result : { value: result }
}
