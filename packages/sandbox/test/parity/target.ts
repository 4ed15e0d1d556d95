import { startSandbox } from '@rhetor/sandbox'
import { expect } from 'vitest'
import { differencesOf } from '../world.ts'

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
  const root = `https://${sandbox.account}.gorgias.com`
  return targetOf(root, username, api_key, sandbox.fetch, () => sandbox.close())
}

async function openAccount(subdomain: string, username: string, apiKey: string): Promise<Target> {
  const root = `https://${subdomain}.gorgias.com`
  return targetOf(
    root,
    username,
    apiKey,
    (request) => fetch(request),
    async () => {},
  )
}

function targetOf(
  root: string,
  username: string,
  apiKey: string,
  send: (request: Request) => Promise<Response>,
  close: () => Promise<void>,
): Target {
  const authorization = `Basic ${btoa(`${username}:${apiKey}`)}`
  return {
    call: async (method, path, body) => {
      const request = new Request(root + path, {
        method,
        headers: { authorization, ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const response = await send(request)
      expect(await differencesOf(request, response.clone())).toEqual([])
      const text = await response.text()
      const answer: unknown = text === '' ? undefined : JSON.parse(text)
      return { status: response.status, headers: response.headers, body: answer }
    },
    anonymous: async (path) => (await send(new Request(root + path))).status,
    [Symbol.asyncDispose]: close,
  }
}
