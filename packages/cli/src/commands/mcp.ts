import { inspect } from 'node:util'
import { createSession } from '@rhetor/actions'
import { listen, ports } from '@rhetor/listen'
import {
  type CallLog,
  createCallLog,
  createHttpEndpoint,
  createToolServer,
  type Power,
  powers,
  refusalForm,
  serveStdio,
  type ToolServerOptions,
  tiers,
  toolsOf,
} from '@rhetor/mcp'
import * as z from 'zod'
import { openAccount } from '../accounts/open.ts'
import { auditLog } from '../audit-log.ts'
import { commaList, commaListWithBlanks } from '../comma-list.ts'
import { type Context, command } from '../command.ts'
import { home } from '../home.ts'
import { onceFilesIn } from '../once-files.ts'
import { listening, Port } from '../port.ts'
import { stopped } from '../stopped.ts'
import { jsonOutput, say, sayJson } from '../terminal.ts'
import { unaskedFile } from '../unasked-file.ts'

/** `rhetor mcp`: tools for an assistant, on stdio or over HTTP. */
export const mcp = command({
  name: 'mcp',
  title: 'Tools for AI assistants',
  summary: 'Tools for an AI assistant. They only read unless a tier says more.',
  input: z.strictObject({
    tier: z
      .enum(tiers, { error: `takes ${tiers.join(', ')}` })
      .default('read')
      .meta({ description: 'support answers and changes tickets' }),
    allow: z
      .string()
      .optional()
      .meta({ description: 'only these tools or operations, separated by commas: find_tickets,tags.*' }),
    deny: z.string().optional().meta({ description: 'none of these, even if allowed elsewhere' }),
    without: z
      .string()
      .optional()
      .meta({ description: `remove these powers from every tool: ${powers.join(', ')}` }),
    full: z.boolean().default(false).meta({ description: 'every operation as a tool of its own' }),
    http: Port.optional().meta({ description: 'a port to serve over HTTP instead of stdio' }),
    host: z
      .string()
      .default('127.0.0.1')
      .meta({ description: 'where to listen; anything but this machine needs --origin' }),
    token: z.string().optional().meta({ description: 'the token for HTTP; a new one at each start where none is set' }),
    origin: z.string().optional().meta({ description: 'web origins that may call, separated by commas' }),
    account: z.string().optional().meta({ description: 'a connected account, or several separated by commas' }),
  }),
  isServer: true,
  example: { tier: 'support' },
  secrets: { token: { env: 'RHETOR_MCP_TOKEN' } },
  run: async (given, context) => {
    const { terminal, flags } = context
    const { stdin, stdout, stderr, signal } = terminal
    const onFault = (error: unknown) => say(stderr, inspect(error))
    const calls = createCallLog()
    const options: ToolServerOptions = {
      accounts: await openSessions(commaList(given.account), calls, context),
      calls,
      tier: given.tier,
      // a blank list must not turn into none
      allow: commaListWithBlanks(given.allow),
      deny: commaListWithBlanks(given.deny),
      // names that are unknown are refused with those there are
      without: commaListWithBlanks(given.without) as Power[] | undefined,
      full: given.full,
      audit: auditLog(home(terminal)),
      unasked: unaskedFile(home(terminal)),
      onFault,
    }
    if (given.http === undefined) {
      // somebody who tries it by hand would see nothing
      if (stdin.isTTY) say(stderr, 'Waiting for an assistant on stdin. --http PORT serves over HTTP. Ctrl+C stops.')
      // stdout is for the protocol only
      await serveStdio(createToolServer(options), { signal, stdin, stdout: jsonOutput(stdout) })
      return
    }
    // wrong options fail before anything listens
    const tools = toolsOf(options)
    const endpoint = createHttpEndpoint({
      createServer: () => createToolServer(options, tools),
      token: given.token ?? terminal.env['RHETOR_MCP_TOKEN'],
      allowOrigins: commaList(given.origin) ?? [],
    })
    const { http: port } = given
    await using served = await listening('--http', () =>
      listen(endpoint.app.fetch, { asks: ports.mcp, port, host: given.host, form: refusalForm, onFault }),
    )
    const { token } = endpoint
    const url = `${served.url}/mcp`
    if (flags.json) sayJson(stdout, { url, token })
    else say(stdout, `${url}\nAuthorization: Bearer ${token}\n\nCtrl+C stops it.`)
    await stopped(signal)
    await endpoint.close()
  },
})

async function openSessions(
  names: readonly string[] | undefined,
  calls: CallLog,
  context: Context,
): Promise<ToolServerOptions['accounts']> {
  const clients = await Promise.all(
    (names ?? [undefined]).map((name) => openAccount(context, { ...calls.observers, name })),
  )
  return Object.fromEntries(
    clients.map((gorgias, index) => [
      names?.[index] ?? gorgias.accountName,
      createSession({ gorgias, onceKeys: onceFilesIn(context.terminal) }),
    ]),
  )
}
