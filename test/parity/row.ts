import { type Action, actionNamed } from '@rhetor/actions'
import { ApiError, type Gorgias } from '@rhetor/client'
import type { FailureCode } from '@rhetor/contract'
import type { Sandbox } from '@rhetor/sandbox'

/** The input of an action, with the names of the other system. */
export type Given = Readonly<Record<string, unknown>>

/** Where one of their inputs goes: a field of ours, or a field and how the value is converted. */
export type Place = string | { readonly to: string; readonly says: string; by(value: unknown, all: Given): unknown }

/** An action of another system, and ours for the same. */
export interface Row {
  /** `Create Customer` */
  readonly theirs: string
  /** `customers.create` */
  readonly ours: string
  readonly inputs: Readonly<Record<string, Place>>
  /** What differs, or a better way to do it. */
  readonly note?: string
  /** On the command line; made from the first trial where left out. */
  readonly line?: string
  readonly trials: readonly [Trial, ...Trial[]]
}

/** Their action, done with ours on the sandbox. */
export interface Trial {
  /** `Create Customer` … `stores name and address` */
  readonly says: string
  readonly given: Given
  /** Creates what the trial needs, and returns inputs that could not be known before. */
  readonly before?: (at: At) => Promise<Given>
  /** What the API shows afterwards; left out, the result is looked at. */
  readonly after?: (at: At, result: Result) => unknown
  /** What must be in it. */
  readonly is?: object
  /** Whether it must be declined. */
  readonly refused?: FailureCode
}

/** Where a trial takes place. */
export interface At {
  readonly sandbox: Sandbox
  readonly gorgias: Gorgias
  /** One line for each request and answer, as `--debug` writes them. */
  readonly lines: readonly string[]
}

export type Item = Readonly<Record<string, unknown>> & { readonly id: number }

/** The result of an action, as far as trials compare it. */
export interface Result extends Item {
  readonly items: readonly Item[]
  readonly truncated: boolean
  readonly body: Item
}

/** Inputs that have the name of ours: `Body Text` is `body_text`. */
export function same(...names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, toField(name)]))
}

/** `External ID` → `external_id` */
export function toField(name: string): string {
  return name.toLowerCase().replaceAll(' ', '_')
}

/** Their inputs converted for our action. */
export function translated({ theirs, inputs }: Pick<Row, 'theirs' | 'inputs'>, given: Given): Record<string, unknown> {
  const ours: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(given)) {
    const place = inputs[name]
    if (place === undefined) throw new Error(`${theirs} has no input ${name}`)
    if (typeof place === 'string') ours[place] = value
    else ours[place.to] = place.by(value, given)
  }
  return ours
}

/** Fields a row names and its action does not take. */
export function strangers({ ours, inputs }: Pick<Row, 'ours' | 'inputs'>): string[] {
  const action: Action = actionNamed(ours)
  const fields = Object.values(inputs).map((place) => (typeof place === 'string' ? place : place.to))
  return fields.filter((field) => !(field in action.input.shape))
}

/** The error code of a read; `there` if it succeeds. */
export async function codeOf(reading: PromiseLike<unknown>): Promise<{ code: string }> {
  try {
    await reading
    return { code: 'there' }
  } catch (error) {
    if (error instanceof ApiError) return { code: error.code }
    throw error
  }
}

/** Whether a list was read to its end: page by page by hand, it is the same. */
export function wholeList(path: string) {
  return async ({ gorgias, lines }: At, { items, truncated }: Result) => {
    const requests = lines.filter((line) => line.startsWith('→')).length
    const ids: number[] = []
    for (let cursor: string | null | undefined = ''; cursor !== null && cursor !== undefined; ) {
      const { body } = await gorgias
        .request('GET', path, { query: { limit: 100, ...(cursor !== '' && { cursor }) } })
        .raw()
      const page = body as { data: Item[]; meta: { next_cursor: string | null } }
      ids.push(...page.data.map(({ id }) => id))
      cursor = page.meta.next_cursor
    }
    const missing = ids.filter((id) => !items.some((item) => item.id === id))
    return { truncated, missing, isSeveralPages: requests > 1 }
  }
}

export const wholeListIs = { truncated: false, missing: [], isSeveralPages: true }
