import type { StartFacts } from './facts.ts'

/** Lines to copy, for one way to use what is running. */
export interface CopyBlock {
  readonly id: string
  readonly label: string
  /** Where the lines go. */
  readonly hint: string
  readonly lines: string
}

/** Ways to call the helpdesk. */
export function libraryBlocks({ sandbox, command }: StartFacts): readonly CopyBlock[] {
  const { url, username, apiKey } = sandbox
  return [
    {
      id: 'cli',
      label: 'Terminal',
      hint: 'In another terminal, in the folder where this was started.',
      lines: `export GORGIAS_BASE_URL=${url}
export GORGIAS_USERNAME=${username}
export GORGIAS_API_KEY=${apiKey}
${command} find refund
${command} show 8407`,
    },
    {
      id: 'typescript',
      label: 'TypeScript',
      hint: 'Node 20 or newer, Deno, Bun, browsers.',
      lines: `import { basic, Gorgias } from '@rhetor/client'

const gorgias = new Gorgias({
  baseUrl: '${url}',
  auth: basic('${username}', '${apiKey}'),
})
for await (const ticket of gorgias.tickets.list({}, { max: 5 })) console.log(ticket.id, ticket.subject)`,
    },
    {
      id: 'curl',
      label: 'curl',
      hint: 'The API as Gorgias serves it.',
      lines: `curl -u ${username}:${apiKey} '${url}/api/tickets?limit=5'`,
    },
    {
      id: 'customer',
      label: 'Be a customer',
      hint: 'A message comes in; look at the requests and the outbox.',
      lines: `curl ${url}/__sandbox/customer/writes --json '{"from":"maya@shopper.example","text":"Where is my parcel?"}'`,
    },
  ]
}

/** Ways to connect an assistant. */
export function assistantBlocks({ assistant }: StartFacts): readonly CopyBlock[] {
  const { url, token } = assistant
  const header = `Bearer ${token}`
  return [
    {
      id: 'claude-code',
      label: 'Claude Code',
      hint: 'In a shell.',
      lines: `claude mcp add --transport http rhetor ${url} --header "Authorization: ${header}"`,
    },
    {
      id: 'claude-desktop',
      label: 'Claude Desktop',
      hint: 'Settings, Developer, Edit config: claude_desktop_config.json',
      lines: asJson({
        mcpServers: {
          rhetor: { command: 'npx', args: ['-y', 'mcp-remote', url, '--header', `Authorization: ${header}`] },
        },
      }),
    },
    {
      id: 'cursor',
      label: 'Cursor',
      hint: '.cursor/mcp.json',
      lines: asJson({ mcpServers: { rhetor: { url, headers: { Authorization: header } } } }),
    },
    {
      id: 'vscode',
      label: 'VS Code',
      hint: '.vscode/mcp.json',
      lines: asJson({ servers: { rhetor: { type: 'http', url, headers: { Authorization: header } } } }),
    },
  ]
}

function asJson(value: unknown): string {
  return JSON.stringify(value, null, 2)
}
