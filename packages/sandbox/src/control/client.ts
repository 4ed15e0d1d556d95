import type { Commands } from './control.ts'

type Output<Command> = Command extends (...args: never[]) => infer Result ? Awaited<Result> : never

/** Calls the commands of a sandbox: `control('clock/advance', { ms: 1000 })`. */
export type ControlClient = <Name extends keyof Commands>(
  name: Name,
  ...input: Parameters<Commands[Name]> extends [] ? [] : [input: Parameters<Commands[Name]>[0]]
) => Promise<Output<Commands[Name]>>

/** The typed client of `/__sandbox`, for a sandbox in this process or another. */
export function controlClient(target: {
  url: string
  fetch?: (input: string, init?: RequestInit) => Promise<Response>
  token?: string
}): ControlClient {
  const call = target.fetch ?? ((input, init) => fetch(input, init))
  return async (name, ...[input]) => {
    const response = await call(`${target.url}/__sandbox/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(target.token && { authorization: `Bearer ${target.token}` }) },
      body: JSON.stringify(input ?? {}),
    })
    const body = (await response.json()) as never
    if (!response.ok)
      throw new Error(`sandbox ${name}: ${(body as { error?: { msg?: string } }).error?.msg ?? response.status}`)
    return body
  }
}

/** @deprecated Its name is `ControlClient`. */
export type Steer = ControlClient

/** @deprecated Its name is `controlClient`. */
export const steerSandbox = controlClient
