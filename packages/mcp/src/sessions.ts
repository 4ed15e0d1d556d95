import type { Server } from '@modelcontextprotocol/sdk/server/index.js'
import type { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import type { RequestId } from '@modelcontextprotocol/sdk/types.js'

/** An assistant that is connected. */
interface Connected {
  readonly transport: WebStandardStreamableHTTPServerTransport
  readonly server: Server
}

interface Kept extends Connected {
  /** Calls that are not answered yet. */
  readonly underWay: ReadonlySet<RequestId>
  usedAt: number
}

interface Sessions {
  /** The assistant of a session that has not ended; it counts as used now. */
  use(id: string): Connected | undefined
  add(id: string, connected: Connected): void
  remove(id: string): void
  /** Ends idle sessions, and the longest unused ones if a new one has no room; false if all have a call in progress. */
  makeRoom(): Promise<boolean>
  close(): Promise<void>
}

interface SessionsOptions {
  /** The most sessions kept at once; each assistant has one. */
  readonly most?: number
  readonly idleMs?: number
  readonly now?: () => number
}

/** The assistants that are connected. A disconnect is not reported, so the sessions idle the longest are ended to make room. */
export function createSessions({ most = 64, idleMs = 30 * 60_000, now = Date.now }: SessionsOptions = {}): Sessions {
  // in the order in which they were used last
  const sessions = new Map<string, Kept>()
  const touch = (id: string, kept: Kept) => {
    kept.usedAt = now()
    sessions.delete(id)
    sessions.set(id, kept)
  }
  const end = async (id: string, { server }: Kept) => {
    sessions.delete(id)
    await server.close()
  }
  return {
    use: (id) => {
      const kept = sessions.get(id)
      if (kept) touch(id, kept)
      return kept
    },
    add: (id, connected) => {
      const kept: Kept = {
        ...connected,
        usedAt: now(),
        underWay: callsUnderWay(connected.transport, () => {
          if (sessions.has(id)) touch(id, kept)
        }),
      }
      sessions.set(id, kept)
    },
    remove: (id) => void sessions.delete(id),
    makeRoom: async () => {
      const unused = [...sessions].filter(([, { underWay }]) => underWay.size === 0)
      const tooMany = sessions.size - most + 1
      const ended = unused.filter(([, { usedAt }], index) => index < tooMany || now() - usedAt >= idleMs)
      await Promise.all(ended.map(([id, kept]) => end(id, kept)))
      return sessions.size < most
    },
    close: async () => {
      await Promise.all([...sessions].map(([id, kept]) => end(id, kept)))
    },
  }
}

/** The calls that came over a transport and are not answered; `onAnswer` is called with each answer. */
function callsUnderWay(transport: Connected['transport'], onAnswer: () => void): ReadonlySet<RequestId> {
  const ids = new Set<RequestId>()
  const { onmessage } = transport
  const send = transport.send.bind(transport)
  transport.onmessage = (message, extra) => {
    if ('method' in message && 'id' in message) ids.add(message.id)
    // what is cancelled is never answered
    else if ('method' in message && message.method === 'notifications/cancelled')
      ids.delete(message.params?.['requestId'] as RequestId)
    onmessage?.(message, extra)
  }
  transport.send = (message, options) => {
    if (!('method' in message) && message.id !== undefined && ids.delete(message.id)) onAnswer()
    return send(message, options)
  }
  return ids
}
