/** What the server knows of a request beside the request itself; nothing, where it came without a network. */
export interface Env {
  readonly incoming?: { readonly socket: { readonly remoteAddress?: string | undefined; destroy(): unknown } }
  readonly outgoing?: { once(event: 'close', listener: () => void): unknown }
}

/** Answers a request. */
export type Answer = (request: Request, env: Env) => Response | Promise<Response>
