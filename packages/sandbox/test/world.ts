import { basic, Gorgias } from '@rhetor/client'
import { matchOperation, type Operation } from '@rhetor/contract'
import { type Sandbox, type SandboxOptions, startSandbox } from '@rhetor/sandbox'

/** A sandbox for one test, with a client, and a raw call whose every answer is held against the contract. */
export interface TestWorld extends AsyncDisposable {
  readonly sandbox: Sandbox
  readonly api: Gorgias
  /** Every difference between an answer and its schema. */
  readonly differences: string[]
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<RawAnswer>
}

export interface RawAnswer {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: a raw answer is looked at from outside, whatever it is
  readonly body: any
}

/** Started by `startSandbox`, or by what starts the same more quickly. */
export async function openWorld(
  options: SandboxOptions = {},
  start: (options: SandboxOptions) => Promise<Sandbox> = startSandbox,
): Promise<TestWorld> {
  const sandbox = await start({ frozen: true, ...options })
  const { username, api_key } = sandbox.credentials
  const differences: string[] = []
  const checked: typeof fetch = async (input, init) => {
    const request = new Request(input as string, init)
    const response = await sandbox.fetch(request)
    differences.push(...(await differencesOf(request, response.clone())))
    return response
  }
  const authorization = `Basic ${btoa(`${username}:${api_key}`)}`
  return {
    sandbox,
    differences,
    api: new Gorgias({ account: 'acme', auth: basic(username, api_key), fetch: checked, attempts: 1 }),
    call: async (method, path, body, headers = {}) => {
      const response = await checked(`https://acme.gorgias.com${path}`, {
        method,
        headers: { authorization, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      const isJson = response.headers.get('content-type')?.includes('json') && text !== ''
      return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text }
    },
    [Symbol.asyncDispose]: () => sandbox.close(),
  }
}

/** The differences between an answer and the contract. */
export async function differencesOf(request: Request, response: Response): Promise<string[]> {
  const row = rowOf(request.method, new URL(request.url).pathname)
  if (!row || !response.ok) return []
  if (response.status !== row.status) return [`${row.name}: answered ${response.status}, not ${row.status}`]
  const { paging, item } = row.reply
  if (paging === 'empty' || paging === 'binary' || !item) return []
  const body: unknown = await response.json()
  const items =
    paging === 'single' ? [body] : paging === 'array' ? (body as unknown[]) : (body as { data: unknown[] }).data
  return items.flatMap((one) => {
    const { error } = item.safeParse(one)
    return (error?.issues ?? []).map((issue) => `${row.name}: ${issue.path.join('.')}: ${issue.message}`)
  })
}

/** The operation behind a request. */
export function rowOf(method: string, path: string): Operation | undefined {
  const match = matchOperation(method, path.replace(/^\/+api/, ''))
  return match.kind === 'row' ? match.row : undefined
}

export const mail = (text: string, change: object = {}) => ({
  channel: 'email',
  from_agent: false,
  sender: { email: 'maya@example.com', name: 'Maya Ortiz' },
  source: { type: 'email', from: { address: 'maya@example.com' }, to: [{ address: 'support@acme.example' }] },
  body_text: text,
  ...change,
})

/** A ticket a customer opened by e-mail. */
export const aTicket = (change: object = {}) => ({
  channel: 'email',
  subject: 'Wrong size',
  messages: [mail('I ordered M and received L.')],
  ...change,
})

/** An answer of the owner, to be sent. */
export const anAnswer = (change: object = {}) => ({
  channel: 'email',
  from_agent: true,
  sender: { email: 'ana@acme.example' },
  receiver: { email: 'maya@example.com' },
  source: { type: 'email', from: { address: 'support@acme.example' }, to: [{ address: 'maya@example.com' }] },
  body_text: 'It ships today.',
  ...change,
})
