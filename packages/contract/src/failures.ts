/** When the same request may be sent again: never, when the server says, or if the row says a repeat is safe. */
export type RetryRule = 'never' | 'when-told' | 'if-safe'

export interface Failure {
  /** The HTTP status behind it; failures without one happen before or after an answer. */
  readonly status?: number
  /** The exit code of the command line, after sysexits. */
  readonly exit: number
  readonly retry: RetryRule
  /** What happened, to end a sentence that begins with what was tried. */
  readonly meaning: string
  /** What to do about it. */
  readonly advice: string
}

/** Everything that can go wrong; client, sandbox, command line and tools read this one table. */
export const failures = {
  merged: {
    status: 301,
    exit: 66,
    retry: 'never',
    meaning: 'the object was merged into another',
    advice: 'Repeat the call on the surviving id.',
  },
  bad_request: {
    status: 400,
    exit: 65,
    retry: 'never',
    meaning: 'refused as malformed',
    advice: 'Correct the fields named here; unknown fields are refused too.',
  },
  unauthorized: {
    status: 401,
    exit: 77,
    retry: 'never',
    meaning: 'the credentials are missing, wrong or expired',
    advice: 'Check account, e-mail and API key (Settings > REST API), or connect again.',
  },
  forbidden: {
    status: 403,
    exit: 77,
    retry: 'never',
    meaning: 'this user may not do that',
    advice: 'Use a key of a user with a higher role, or a token with the scope named here.',
  },
  not_found: {
    status: 404,
    exit: 66,
    retry: 'never',
    meaning: 'there is no such object',
    advice: 'Check the id and the account; deleted objects answer this way.',
  },
  method_not_allowed: {
    status: 405,
    exit: 64,
    retry: 'never',
    meaning: 'the path exists, the method does not',
    advice: 'Changes go by PUT; there is no PATCH.',
  },
  request_timeout: {
    status: 408,
    exit: 75,
    retry: 'if-safe',
    meaning: 'the server gave up waiting for the request',
    advice: 'Try again.',
  },
  conflict: {
    status: 409,
    exit: 65,
    retry: 'never',
    meaning: 'something with this identifier exists already',
    advice: 'Look the existing one up and change it instead.',
  },
  too_large: {
    status: 413,
    exit: 65,
    retry: 'never',
    meaning: 'the upload is too large',
    advice: 'Send smaller files.',
  },
  rate_limited: {
    status: 429,
    exit: 75,
    retry: 'when-told',
    meaning: 'the rate limit of the account is used up',
    advice: 'Wait; other programs spend the same budget.',
  },
  server_error: {
    status: 500,
    exit: 69,
    retry: 'if-safe',
    meaning: 'the server failed',
    advice: 'Try again later; give the request id to support if it keeps failing.',
  },
  bad_gateway: {
    status: 502,
    exit: 69,
    retry: 'if-safe',
    meaning: 'the server could not be reached behind its gateway',
    advice: 'Try again in a moment.',
  },
  unavailable: {
    status: 503,
    exit: 69,
    retry: 'if-safe',
    meaning: 'the server or a channel provider is unavailable',
    advice: 'Try again in a moment.',
  },
  gateway_timeout: {
    status: 504,
    exit: 69,
    retry: 'if-safe',
    meaning: 'the gateway gave up waiting for the server',
    advice: 'Try again in a moment; request less at once if it keeps failing.',
  },
  refused: {
    exit: 65,
    retry: 'never',
    meaning: 'refused',
    advice: 'Read the message of the server.',
  },
  redirected: {
    exit: 76,
    retry: 'never',
    meaning: 'the server pointed to another address',
    advice: 'Check the account name; credentials are never sent to another host.',
  },
  connection: {
    exit: 68,
    retry: 'if-safe',
    meaning: 'no connection, or it broke',
    advice: 'Check the network and the address.',
  },
  timeout: {
    exit: 75,
    retry: 'if-safe',
    meaning: 'no answer in time',
    advice: 'Try again, or allow more time.',
  },
  broken_answer: {
    exit: 76,
    retry: 'if-safe',
    meaning: 'the answer could not be read',
    advice: 'Try again; something between here and the server may be rewriting answers.',
  },
  done_unreported: {
    exit: 73,
    retry: 'never',
    meaning: 'it was done, but not everything could be reported',
    advice: 'Do not do it again before you have looked at what was done.',
  },
  output_failed: {
    exit: 74,
    retry: 'never',
    meaning: 'the output could not be written',
    advice: 'Make room, or write it elsewhere.',
  },
  uncertain: {
    exit: 75,
    retry: 'never',
    meaning: 'nobody knows whether it was done',
    advice: 'Check before doing it again.',
  },
  undelivered: {
    exit: 69,
    retry: 'never',
    meaning: 'accepted, but not delivered to the customer',
    advice: 'Look at the ticket before writing again; a message may still go out late.',
  },
  usage: {
    exit: 64,
    retry: 'never',
    meaning: 'the call is wrong; nothing was sent',
    advice: 'Correct what is named here.',
  },
} as const satisfies Record<string, Failure>

export type FailureCode = keyof typeof failures

const byStatus = new Map<number, FailureCode>(
  Object.entries(failures).flatMap(([code, failure]) =>
    'status' in failure ? [[failure.status, code as FailureCode] as const] : [],
  ),
)

/** The failure an HTTP status stands for. */
export function failureOf(status: number): FailureCode {
  const exact = byStatus.get(status)
  if (exact) return exact
  if (status >= 500) return 'server_error'
  if (status >= 300 && status < 400) return 'redirected'
  return 'refused'
}
