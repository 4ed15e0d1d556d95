import type { WireRequest } from '@rhetor/client'
import type { Effect, FailureCode } from '@rhetor/contract'
import type { z } from 'zod'
import type { Session } from './session.ts'
import type { Outcome, Step } from './step.ts'

/** The input of an action: one flat object, so that it can be flags, a form or the arguments of a tool. */
export type InputSchema = z.ZodObject

type Shown<Result> = Result extends { readonly items: readonly (infer Item)[] }
  ? Item
  : Result extends readonly (infer Item)[]
    ? Item
    : Result

/** Every field of a result; of a list, of its items. A field that is not named here does not compile. */
type FieldNames<Result> = { readonly [Name in keyof Required<Shown<Result>> & string]: true }

interface Described<Input extends InputSchema, Result> {
  /** `reply`, or `tickets.update` for an operation. */
  readonly name: string
  /** `Reply to a customer` */
  readonly title: string
  /** One or two sentences: what it does, and what it does not. */
  readonly summary: string
  readonly input: Input
  /** Its required arguments, which are positional on the command line. */
  readonly positional: readonly (keyof z.input<Input> & string)[]
  /** An input that works on the demo shop of the sandbox. */
  readonly example: z.input<Input>
  /** What the result shows, known before anything is asked or sent: its fields, or the schema of the API's answer. */
  readonly fields: FieldNames<Result> | z.ZodType | undefined
  /** The failure that a result stands for, where the action ended without an error and still did not succeed. */
  failureOf?(result: Result): FailureCode | undefined
}

/** An action that changes nothing. */
export interface ReadAction<Input extends InputSchema = InputSchema, Result = unknown>
  extends Described<Input, Result> {
  readonly effect: 'read'
  /** The one request it makes; left out where its requests depend on earlier answers. */
  request?(input: z.output<Input>): WireRequest
  read(input: z.output<Input>, session: Session): Promise<Result>
}

/** `always`: in every plan with steps; `sometimes`: in some plans; `any`: a request that the caller chooses. */
type Takes = { readonly always?: readonly string[]; readonly sometimes?: readonly string[] } | 'any'

/** An action that changes something: it says exactly what before it does anything. */
export interface ChangeAction<Input extends InputSchema = InputSchema, Result = unknown>
  extends Described<Input, Result> {
  /** The worst it can do. */
  readonly effect: Exclude<Effect, 'read'>
  /** The operations its steps can call; a plan with any other operation is refused. */
  readonly takes: Takes
  plan(input: z.output<Input>, session: Session): Promise<Plan<Result>>
}

export type Action<Input extends InputSchema = InputSchema, Result = unknown> =
  | ReadAction<Input, Result>
  | ChangeAction<Input, Result>

/** What an action would do. Planning only reads. */
export interface Plan<Result = unknown> {
  /** What it does, in one sentence; it may hold words of customers. */
  readonly summary: string
  /** What the person who decides should see first: the text of a reply, both customers of a merge. */
  readonly shows?: Readonly<Record<string, unknown>>
  /** The writes, in order; none where there is nothing to change. */
  readonly steps: readonly Step[]
  /** The result, after the last step: a reply, for example, is read back until it is delivered. */
  conclude(outcomes: readonly Outcome[]): Result | Promise<Result>
}

/** Declares an action that reads; the input's type comes from its schema. */
export function reads<Input extends InputSchema, Result>(
  action: Omit<ReadAction<Input, Result>, 'effect'>,
): ReadAction<Input, Result> {
  return { ...action, effect: 'read' }
}

/** Declares an action that changes something. */
export function changes<Input extends InputSchema, Result>(
  action: ChangeAction<Input, Result>,
): ChangeAction<Input, Result> {
  return action
}
