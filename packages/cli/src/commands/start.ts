import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import { inspect } from 'node:util'
import { createSession } from '@rhetor/actions'
import { basic, Gorgias } from '@rhetor/client'
import { textOf, writePrivate } from '@rhetor/client/node'
import { createConsole, type LiveState, type StartFacts } from '@rhetor/console'
import { operations } from '@rhetor/contract'
import { type Answer, listen, ports } from '@rhetor/listen'
import { createCallLog, createHttpEndpoint, createToolServer, type ToolServerOptions, toolsOf } from '@rhetor/mcp'
import { type Sandbox, startSandbox } from '@rhetor/sandbox'
import * as z from 'zod'
import { debugTo } from '../accounts/open.ts'
import { auditLog } from '../audit-log.ts'
import { command } from '../command.ts'
import { home } from '../home.ts'
import { onceFilesIn } from '../once-files.ts'
import { type Style, styleFor } from '../output/style.ts'
import { ownCommand } from '../own-command.ts'
import { listening, Port } from '../port.ts'
import { stopped } from '../stopped.ts'
import { say, sayJson, sayStyled } from '../terminal.ts'
import { unaskedFile } from '../unasked-file.ts'

/** `rhetor start`: the demo shop, tools for an assistant and a page that shows both, until Ctrl-C. */
export const start = command({
  name: 'start',
  title: 'Demo shop and page',
  summary: 'Starts the demo shop, an assistant endpoint, and a page that shows them. Nothing leaves this machine.',
  input: z.strictObject({
    port: Port.default(4400).meta({
      description: 'the port of the page and the assistant endpoint; 0 for any free port',
    }),
    sandbox_port: Port.default(4401).meta({ description: 'the port of the demo shop; 0 for any free port' }),
    data: z.string().optional().meta({ description: 'a folder to keep the shop in; by default it is kept in memory' }),
  }),
  isServer: true,
  example: { port: 4400 },
  run: async ({ port, sandbox_port, data }, context) => {
    const { terminal, flags } = context
    const { stdout, stderr } = terminal
    const stop = stopped(terminal.signal)
    const folder = data && resolve(terminal.cwd, data)
    await using sandbox = await listening('--sandbox-port', () =>
      startSandbox({ seed: 'demo', port: sandbox_port, data: folder }),
    )
    const { username, api_key: apiKey } = sandbox.credentials
    const onFault = (error: unknown) => say(stderr, inspect(error))
    const calls = createCallLog()
    const gorgias = new Gorgias({
      baseUrl: sandbox.url,
      auth: basic(username, apiKey),
      ...debugTo(context),
      ...calls.observers,
    })
    const options: ToolServerOptions = {
      accounts: { [sandbox.account]: createSession({ gorgias, onceKeys: onceFilesIn(terminal) }) },
      calls,
      // the demo shop has no real customers: here an assistant may do what a support agent does
      tier: 'support',
      audit: auditLog(home(terminal)),
      unasked: unaskedFile(home(terminal)),
      onFault,
    }
    const tools = toolsOf(options)
    const endpoint = createHttpEndpoint({
      createServer: () => createToolServer(options, tools),
      token: await keptToken(home(terminal)),
    })
    let pages: ReturnType<typeof createConsole> | undefined
    const answer: Answer = (request, env) =>
      (new URL(request.url).pathname === '/mcp' || !pages ? endpoint.app : pages).fetch(request, env)
    await using served = await listening('--port', () => listen(answer, { asks: ports.start, port, onFault }))
    const assistant = { url: `${served.url}/mcp`, token: endpoint.token, tier: options.tier }
    const facts = factsOf(sandbox, assistant, ownCommand(terminal.cwd))
    pages = createConsole({ facts, live: () => liveState(sandbox) })
    if (flags.json) sayJson(stdout, { url: served.url, ...facts })
    else sayStyled(stdout, greeting(served.url, facts, styleFor(terminal, stdout)))
    await stop
    await endpoint.close()
  },
})

function factsOf(sandbox: Sandbox, assistant: StartFacts['assistant'], command: string): StartFacts {
  const { url, account, credentials } = sandbox
  return {
    sandbox: { url, account, username: credentials.username, apiKey: credentials.api_key },
    assistant,
    command,
    parts: [
      {
        name: 'Helpdesk',
        says: `The demo shop Pebblewren, with ${operations.length} operations of the Gorgias API.`,
        url,
      },
      {
        name: 'Assistant endpoint',
        says: 'Tools for AI assistants, over the Model Context Protocol (MCP).',
        url: assistant.url,
      },
      { name: 'Control', says: 'Move the clock, write as a customer, make things go wrong.', url: `${url}/__sandbox` },
    ],
  }
}

function greeting(page: string, { sandbox, assistant, command }: StartFacts, style: Style): string {
  return [
    `${style('bold', 'Rhetor is running.')} Open ${style('cyan', page)}`,
    '',
    `  helpdesk   ${sandbox.url}`,
    `  user       ${sandbox.username}`,
    `  key        ${sandbox.apiKey}`,
    `  assistant  ${assistant.url}  (Authorization: Bearer ${assistant.token})`,
    `  try        curl -u ${sandbox.username}:${sandbox.apiKey} '${sandbox.url}/api/tickets?limit=1'`,
    `  terminal   GORGIAS_BASE_URL=${sandbox.url} GORGIAS_USERNAME=${sandbox.username} GORGIAS_API_KEY=${sandbox.apiKey} ${command} find refund`,
    '',
    'Ctrl+C stops everything.',
  ].join('\n')
}

const mostShown = 50

async function liveState({ control }: Sandbox): Promise<LiveState> {
  const [requests, outbox] = await Promise.all([control.requests.list(), control.outbox.list()])
  return {
    requests: requests
      .slice(-mostShown)
      .reverse()
      .map(({ id, at, method, path, status }) => ({ id, at, method, path, status })),
    outbox: outbox.slice(0, mostShown).map(({ id, created_datetime, kind, to, subject, text, ticket_id }) => ({
      id,
      at: created_datetime,
      channel: kind,
      to: to.join(', '),
      text: text ?? subject ?? '',
      ticket: ticket_id ?? undefined,
    })),
  }
}

/** The token of the assistant endpoint: the same at every start, so that an assistant is configured once. */
async function keptToken(folder: string): Promise<string> {
  const path = join(folder, 'assistant-token')
  const kept = (await textOf(path))?.trim()
  if (kept !== undefined && kept.length >= 16) return kept
  const token = randomBytes(24).toString('base64url')
  await writePrivate(path, `${token}\n`)
  return token
}
