import type { Server } from '@modelcontextprotocol/sdk/server/index.js'
import type { Preview } from '@rhetor/actions'
import { reachNotes } from '@rhetor/contract'

// time for somebody who is away from the screen
const patienceMs = 10 * 60_000

/** Whether the assistant's program can ask its user. */
export function canAsk(server: Server): boolean {
  return server.getClientCapabilities()?.elicitation?.form !== undefined
}

/** Asks the user through the assistant's program; anything but a plain yes is a no. */
export async function askUser(
  server: Server,
  preview: Preview,
  { signal, account }: { readonly signal: AbortSignal; readonly account: string | undefined },
): Promise<boolean> {
  const title = preview.effect === 'destroy' ? 'Do it? It cannot be undone' : 'Do it?'
  const answer = await server.elicitInput(
    {
      mode: 'form',
      message: `${account === undefined ? '' : `Account ${account}: `}${textOf(preview)}`,
      requestedSchema: {
        type: 'object',
        properties: { go_ahead: { type: 'boolean', title } },
        required: ['go_ahead'],
      },
    },
    { signal, timeout: patienceMs },
  )
  return answer.action === 'accept' && answer.content?.['go_ahead'] === true
}

function textOf({ summary, shows, steps, reaches, because }: Preview): string {
  const shown = Object.entries(shows)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name}: ${shownValue(value)}`)
  const reached = reaches.map((reach) => `Reaches: ${reachNotes[reach]}`)
  const why = because === undefined ? [] : [`Asked because ${because}`]
  return [summary, ...shown, ...reached, ...why, '', ...steps.map((step, index) => `${index + 1}. ${step}`)].join('\n')
}

/** A value whose further lines cannot be taken for lines of the question. */
function shownValue(value: unknown): string {
  if (typeof value === 'string') return value.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/).join('\n  | ')
  if (!Array.isArray(value) || value.some((item) => typeof item !== 'object')) return JSON.stringify(value)
  return value.map((item) => `\n  - ${JSON.stringify(item)}`).join('')
}
