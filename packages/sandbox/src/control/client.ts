import type { ApiOperation, Reply } from '@rhetor/contract'
import type { ControlOperation } from './describe.ts'
import {
  type ControlAddress,
  type ControlResources,
  controlOperations,
  controlResources,
  type OperationAt,
} from './resources.ts'

/** Controls a sandbox: `control.clock.advance({ ms: 1000 })`, one function for each row. */
export type ControlClient = {
  readonly [Name in keyof ControlResources]: {
    readonly [Key in keyof ControlResources[Name]]: Command<ControlResources[Name][Key]>
  }
}

type Command<Row> =
  Row extends ApiOperation<infer _Params, infer _Query, infer Body, infer Answer>
    ? (...input: Input<Body>) => Promise<AnswerOf<Answer>>
    : never

type Input<Body> = Body extends undefined ? [] : Record<never, never> extends Body ? [input?: Body] : [input: Body]

/** What a row answers with. */
export type AnswerOf<Answer> =
  Answer extends Reply<infer Style, infer Item> ? (Style extends 'array' ? Item[] : Item) : never

export interface ControlTarget {
  /** Where the sandbox is served, or one account of it. */
  readonly url: string
  readonly fetch?: (input: string, init?: RequestInit) => Promise<Response>
  /** What opens a sandbox on another machine. */
  readonly token?: string
}

/** The typed client of `/__sandbox`, for a sandbox in this process or another. */
export function controlClient(target: ControlTarget): ControlClient {
  const bound = Object.entries(controlResources).map(([name, rows]) => {
    const commands = Object.values(rows as Record<string, ControlOperation>).map((row) => [
      row.key,
      (input?: unknown) => sendControl(target, row, input),
    ])
    return [name, Object.fromEntries(commands)]
  })
  return Object.fromEntries(bound) as ControlClient
}

/** Sends one command of the control API. */
export async function sendControl(
  { url, token, fetch: call = (input, init) => fetch(input, init) }: ControlTarget,
  { name, method, path }: ControlOperation,
  input: unknown = {},
): Promise<unknown> {
  const response = await call(`${url.replace(/\/+$/, '')}/__sandbox${path}`, {
    method,
    headers: {
      ...(method !== 'GET' && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(method !== 'GET' && { body: JSON.stringify(input) }),
  })
  const body = readJson(await response.text())
  if (response.ok && body !== undefined) return body
  const says = (body as { error?: { msg?: string } } | undefined)?.error?.msg
  throw new ControlError(
    `sandbox ${name}: ${says ?? `${response.status}, which is not an answer of a sandbox`}`,
    response.status,
  )
}

/** A command that a sandbox refused, with the status it answered. */
export class ControlError extends Error {
  readonly status: number

  constructor(message: string, status: number) {
    super(message)
    this.name = 'ControlError'
    this.status = status
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** @deprecated `control.clock.advance` has replaced `steer('clock/advance')`. */
export type Steer = <Address extends ControlAddress>(
  address: Address,
  ...input: Parameters<Command<OperationAt<Address>>>
) => ReturnType<Command<OperationAt<Address>>>

/** @deprecated `controlClient` has replaced it. */
export function steerSandbox(target: ControlTarget): Steer {
  const steer = async (address: string, input?: unknown) => {
    const row = controlOperations.find(({ path }) => path === `/${address}`)
    if (!row) throw new RangeError(`there is no /__sandbox/${address}`)
    return sendControl(target, row, input)
  }
  return steer as Steer
}
