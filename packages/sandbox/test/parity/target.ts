import { type Operation, operations } from '@rhetor/contract'
import { startSandbox } from '@rhetor/sandbox'
import { expect } from 'vitest'

/** A helpdesk, seen as any HTTP client sees it. */
export interface Target extends AsyncDisposable {
  // biome-ignore lint/suspicious/noExplicitAny: an answer is looked at from outside, whatever it is
  call(method: string, path: string, body?: unknown): Promise<{ status: number; body: any; headers: Headers }>
  anonymous(path: string): Promise<number>
}

/** The real account named for this purpose alone: no other credentials are ever used by a test. */
const { GORGIAS_PARITY_ACCOUNT: account, GORGIAS_PARITY_USERNAME: user, GORGIAS_PARITY_API_KEY: key } = process.env

/** What the suite runs on: always the sandbox, and a real account where one is named. */
export const targets: Readonly<Record<string, () => Promise<Target>>> = {
  'the sandbox': openSandbox,
  ...(account && user && key && { [`${account}.gorgias.com`]: () => openAccount(account, user, key) }),
}

async function openSandbox(): Promise<Target> {
  const sandbox = await startSandbox()
  const { username, api_key } = sandbox.credentials
  const send = (url: string, init: RequestInit) => sandbox.fetch(url, init)
  return targetOf(`https://${sandbox.account}.gorgias.com`, username, api_key, send, () => sandbox.close())
}

async function openAccount(subdomain: string, username: string, apiKey: string): Promise<Target> {
  const root = `https://${subdomain}.gorgias.com`
  return targetOf(
    root,
    username,
    apiKey,
    (url, init) => fetch(url, init),
    async () => {},
  )
}

function targetOf(
  root: string,
  username: string,
  apiKey: string,
  send: (url: string, init: RequestInit) => Promise<Response>,
  close: () => Promise<void>,
): Target {
  const authorization = `Basic ${btoa(`${username}:${apiKey}`)}`
  return {
    call: async (method, path, body) => {
      const response = await send(root + path, {
        method,
        headers: { authorization, ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      const answer: unknown = text === '' ? undefined : JSON.parse(text)
      if (response.ok) expect(differencesOf(method, path, response.status, answer)).toEqual([])
      return { status: response.status, headers: response.headers, body: answer }
    },
    anonymous: async (path) => (await send(root + path, {})).status,
    [Symbol.asyncDispose]: close,
  }
}

/** What an answer has otherwise than the contract says. */
function differencesOf(method: string, path: string, status: number, answer: unknown): string[] {
  const row = operations.find((one) => one.method === method && patternOf(one).test(path))
  if (!row?.reply.item) return []
  const { paging, item } = row.reply
  const items = paging === 'single' ? [answer] : ((answer as { data?: unknown[] }).data ?? [])
  const problems = items.flatMap((one) => item.safeParse(one).error?.issues ?? [])
  return [
    ...(status === row.status ? [] : [`answered ${status}, not ${row.status}`]),
    ...problems.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
  ]
}

function patternOf({ path }: Operation): RegExp {
  return new RegExp(`^/api${path.replaceAll(/\{\w+\}/g, '\\d+')}(\\?|$)`)
}
