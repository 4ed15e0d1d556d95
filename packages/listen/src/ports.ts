/** What is asked of every connection, before there is a request. */
export interface Port {
  readonly mostConnections: number
  readonly mostHeadBytes: number
  /** How long the headers of a request may take to arrive. */
  readonly headMs: number
  /** How long a whole request may take to arrive. Answers may take as long as they like. */
  readonly requestMs: number
}

const usual = { mostHeadBytes: 16 * 1024, headMs: 20_000 } as const

/** What each server asks. */
export const ports = {
  /** Load tests run against it, and files are sent to it. */
  sandbox: { ...usual, mostConnections: 4_096, requestMs: 300_000 },
  start: { ...usual, mostConnections: 512, requestMs: 60_000 },
  mcp: { ...usual, mostConnections: 512, requestMs: 60_000 },
  /** One browser comes back, once. */
  oauthReturn: { ...usual, mostConnections: 32, requestMs: 20_000 },
} as const satisfies Record<string, Port>
