import { createSession } from '@rhetor/actions'
import { UsageError } from '@rhetor/client'
import {
  type CallLog,
  createCallLog,
  createHttpEndpoint,
  createToolServer,
  listenOn,
  serveStdio,
  type Tier,
  type ToolServerOptions,
  tiers,
} from '@rhetor/mcp'
import { defineCommand } from 'citty'
import { openAccount } from '../accounts/open.ts'
import { auditLog } from '../audit-log.ts'
import { home } from '../home.ts'
import { inWords } from '../in-words.ts'
import { toPort } from '../port.ts'
import { stopped } from '../stopped.ts'

/** `rhetor mcp`: tools for an assistant, on stdio or over HTTP. */
export const mcp = defineCommand({
  meta: { name: 'rhetor mcp', description: 'Tools for an AI assistant. They only read unless a tier says more.' },
  args: {
    tier: { type: 'string', default: 'read', description: 'read, support (answers and changes tickets) or admin' },
    allow: {
      type: 'string',
      description: 'only these tools or operations, with commas between them: find_tickets,tags.*',
    },
    deny: { type: 'string', description: 'none of these, whatever else is said' },
    full: { type: 'boolean', description: 'every operation as a tool of its own' },
    http: { type: 'string', description: 'a port to serve over HTTP instead of stdio' },
    host: {
      type: 'string',
      default: '127.0.0.1',
      description: 'where to listen; others than this machine need --origin',
    },
    token: {
      type: 'string',
      description: 'what an assistant has to show over HTTP; RHETOR_MCP_TOKEN, or made at the start',
    },
    origin: { type: 'string', description: 'web origins that may call, with commas between them' },
    account: { type: 'string', description: 'a connected account, or several with commas between them' },
  },
  run: inWords(async ({ args }) => {
    const calls = createCallLog()
    const options: ToolServerOptions = {
      accounts: await openSessions(list(args.account), calls),
      calls,
      tier: toTier(args.tier),
      allow: list(args.allow),
      deny: list(args.deny),
      full: args.full === true,
      audit: auditLog(home()),
      onFault: (error) => console.error(error),
    }
    const stop = stopped()
    if (args.http === undefined) {
      const ended = new AbortController()
      void stop.then(() => ended.abort())
      // a person who tries it by hand would wait for nothing
      if (process.stdin.isTTY)
        console.error('Waiting for an assistant on stdin. --http PORT serves over HTTP. Ctrl+C stops.')
      // stdout belongs to the protocol
      await serveStdio(createToolServer(options), ended.signal)
      return
    }
    // wrong options are told before anything listens
    createToolServer(options)
    const endpoint = createHttpEndpoint({
      createServer: () => createToolServer(options),
      token: args.token ?? process.env['RHETOR_MCP_TOKEN'],
      allowOrigins: list(args.origin) ?? [],
    })
    const listening = await listenOn(endpoint.app, toPort(args.http, '--http takes a port, such as 4402.'), args.host)
    console.log(`${listening.url}/mcp\nAuthorization: Bearer ${endpoint.token}\n\nCtrl+C stops it.`)
    await stop
    await endpoint.close()
    await listening.close()
  }),
})

async function openSessions(
  names: readonly string[] | undefined,
  calls: CallLog,
): Promise<ToolServerOptions['accounts']> {
  const clients = await Promise.all((names ?? [undefined]).map((name) => openAccount(name, calls.observers)))
  return Object.fromEntries(
    clients.map((gorgias, index) => [names?.[index] ?? gorgias.accountName, createSession({ gorgias })]),
  )
}

function toTier(text: string): Tier {
  const tier = tiers.find((each) => each === text)
  if (!tier) throw new UsageError(`--tier takes ${tiers.join(', ')}.`)
  return tier
}

function list(text: string | undefined): string[] | undefined {
  const items = text
    ?.split(',')
    .map((item) => item.trim())
    .filter(Boolean)
  return items?.length ? items : undefined
}
