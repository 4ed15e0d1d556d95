/** Why a request was not answered. */
export interface Refusal {
  readonly status: number
  readonly says: string
  readonly headers?: Readonly<Record<string, string>>
}

export const refusals = {
  unreadable: {
    status: 400,
    says: 'This is not a request that can be read: it needs a host and an address.',
    headers: { connection: 'close' },
  },
  broken: { status: 400, says: 'The request body broke off.' },
  bearer: {
    status: 401,
    says: 'Send the token of this server as Authorization: Bearer …',
    headers: { 'www-authenticate': 'Bearer' },
  },
  host: { status: 403, says: 'This server is not known under this name: call it as 127.0.0.1 or localhost.' },
  page: { status: 403, says: 'Pages of this origin may not call here.' },
  local: { status: 403, says: 'This is open to this machine only, or with the token of the server.' },
  method: { status: 405, says: 'The method is not allowed here.' },
  late: { status: 408, says: 'The request did not arrive in time.' },
  size: { status: 413, says: 'The request body is too large.' },
  head: { status: 431, says: 'The headers are too large.' },
  fault: { status: 500, says: 'Internal server error.' },
} as const satisfies Record<string, Refusal>

/** How a server words its errors. */
export type Form = (refusal: Refusal) => { readonly type: string; readonly body: string }

export const plainForm: Form = ({ says }) => ({ type: 'text/plain; charset=utf-8', body: `${says}\n` })

/** A refusal as an answer. */
export function refused(refusal: Refusal, form: Form): Response {
  const { type, body } = form(refusal)
  return new Response(body, { status: refusal.status, headers: { ...refusal.headers, 'content-type': type } })
}
