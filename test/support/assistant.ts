import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js'
import { type AuditEntry, createSession } from '@rhetor/actions'
import { basic, Gorgias } from '@rhetor/client'
import { createCallLog, createHttpEndpoint, createToolServer, type ToolServerOptions } from '@rhetor/mcp'
import type { Sandbox } from '@rhetor/sandbox'
import { clockOf } from './sandbox-clock.ts'
import { startShop } from './shop.ts'

/** What a tool answered. */
export interface Told {
  readonly isError: boolean
  /** The text a model reads, and how much of its room it takes. */
  readonly text: string
  readonly answer: {
    readonly result?: Record<string, unknown>
    readonly error?: { readonly code: string; readonly message: string; readonly try: string }
    readonly needs_confirmation?: Record<string, unknown> & { readonly confirm?: string }
    readonly notice?: string
    readonly rate?: { readonly used: number; readonly limit: number }
    readonly request_id?: string
  }
}

/** An assistant with tools for the demo shop, over HTTP as it will be. */
export interface Assistant extends AsyncDisposable {
  readonly sandbox: Sandbox
  readonly client: Client
  readonly audit: AuditEntry[]
  /** What the user of the assistant was asked. */
  readonly asked: string[]
  call(tool: string, input?: Record<string, unknown>): Promise<Told>
  /** A result; an error is an error here. */
  result(tool: string, input?: Record<string, unknown>): Promise<Record<string, unknown>>
}

export interface AssistantOptions
  extends Partial<Pick<ToolServerOptions, 'tier' | 'allow' | 'deny' | 'without' | 'full' | 'unasked'>> {
  /** What the user says when asked; left out, the assistant's program cannot ask. */
  readonly user?: 'agrees' | 'declines' | 'walks-away'
  /** The names under which the same shop is connected. */
  readonly accounts?: readonly string[]
  /** Fails where the audit log cannot be written. */
  readonly auditReady?: () => Promise<void>
}

export async function assistant({
  user,
  accounts = ['acme'],
  tier = 'support',
  auditReady = async () => {},
  ...policy
}: AssistantOptions = {}): Promise<Assistant> {
  const sandbox = await startShop({ port: 0, rate: 'api-key' })
  const { username, api_key } = sandbox.credentials
  const calls = createCallLog()
  const audit: AuditEntry[] = []
  const clock = clockOf(sandbox)
  const gorgias = new Gorgias({
    baseUrl: sandbox.url,
    auth: basic(username, api_key),
    clock,
    // a clock that jumps to what is waited for would end every request at once
    timeoutMs: Infinity,
    ...calls.observers,
  })
  const session = createSession({ gorgias, clock })
  const options: ToolServerOptions = {
    accounts: Object.fromEntries(accounts.map((name) => [name, session])),
    calls,
    tier,
    ...policy,
    audit: Object.assign((entry: AuditEntry) => void audit.push(entry), { ready: auditReady }),
  }
  const endpoint = createHttpEndpoint({ createServer: () => createToolServer(options) })
  const client = new Client({ name: 'test', version: '1' }, { capabilities: user ? { elicitation: { form: {} } } : {} })
  const asked: string[] = []
  if (user) {
    client.setRequestHandler(ElicitRequestSchema, ({ params }) => {
      asked.push(params.message)
      if (user === 'walks-away') return { action: 'cancel' }
      return user === 'agrees' ? { action: 'accept', content: { go_ahead: true } } : { action: 'decline' }
    })
  }
  const transport = new StreamableHTTPClientTransport(new URL('http://127.0.0.1/mcp'), {
    requestInit: { headers: { authorization: `Bearer ${endpoint.token}` } },
    fetch: async (input, init) => {
      const request = new Request(input, init)
      request.headers.set('host', '127.0.0.1')
      return endpoint.app.fetch(request)
    },
  })
  await client.connect(transport as Parameters<Client['connect']>[0])
  const call: Assistant['call'] = async (name, input = {}) => {
    const { content, isError } = await client.callTool({ name, arguments: input })
    const [{ text }] = content as [{ text: string }]
    return { isError: isError === true, text, answer: JSON.parse(text) as Told['answer'] }
  }
  return {
    sandbox,
    client,
    audit,
    asked,
    call,
    result: async (tool, input) => {
      const { answer, text, isError } = await call(tool, input)
      if (isError || !answer.result) throw new Error(text)
      return answer.result
    },
    [Symbol.asyncDispose]: async () => {
      await client.close()
      await endpoint.close()
      await sandbox.close()
    },
  }
}
