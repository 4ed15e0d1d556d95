import { type FailureCode, failureOf, failures } from '@rhetor/contract'
import { redactText } from './redact.ts'

/** The base of every error this package throws. An abort is not one: it throws the reason of the caller's signal. */
export class GorgiasError extends Error {
  readonly code: FailureCode
  /** What was tried, such as `tickets.update 42`. */
  readonly operation: string | undefined

  constructor(code: FailureCode, message: string, options: { operation?: string | undefined; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = new.target.name
    this.code = code
    this.operation = options.operation
  }
}

/** The call is wrong; nothing was sent. */
export class UsageError extends GorgiasError {
  /** Everything that is wrong, one sentence each. */
  readonly problems: readonly string[]
  /** If the message has names chosen by others: it without them, and the names apart, so that models can tell them. */
  readonly apart: MessageApart | undefined

  constructor(message: string, options: UsageErrorOptions = {}) {
    super('usage', message, options)
    this.problems = options.problems ?? [message]
    this.apart = options.apart
  }
}

interface MessageApart {
  readonly message: string
  readonly names: string
}

interface UsageErrorOptions {
  readonly problems?: readonly string[]
  readonly operation?: string
  readonly cause?: unknown
  readonly apart?: MessageApart
}

interface ApiErrorDetails {
  readonly operation: string
  readonly status: number
  readonly requestId?: string | undefined
  readonly body?: unknown
  /** Why the body is not an error of the API, where it is not. */
  readonly unreadable?: string | undefined
  readonly retryAfterMs?: number | undefined
}

/** The API refused. */
export class ApiError extends GorgiasError {
  readonly status: number
  /** The id of the request, for Gorgias support. */
  readonly requestId: string | undefined
  /** The message of the server, without addresses and secrets. */
  readonly serverMessage: string | undefined
  /** What is wrong with each field of a 400: `messages.0.sender` → `["Missing data for required field."]`. */
  readonly fields: Readonly<Record<string, readonly string[]>>
  /** How long the server asked to wait before the next attempt. */
  readonly retryAfterMs: number | undefined
  /** The answer as it came. It may hold words of customers: do not log it. */
  declare readonly body: unknown

  constructor(details: ApiErrorDetails, change: { code?: FailureCode; message?: string } = {}) {
    const code = change.code ?? failureOf(details.status)
    const { msg, data } = errorEnvelope(details.body)
    const fields = data === undefined ? {} : fieldErrors(data)
    super(code, change.message ?? apiMessage(details, code, msg, fields), details)
    this.status = details.status
    this.requestId = details.requestId
    this.retryAfterMs = details.retryAfterMs
    this.serverMessage = msg
    this.fields = fields
    // not enumerable, so that logs that print the properties of an error do not show it
    Object.defineProperty(this, 'body', { value: details.body, enumerable: false })
  }
}

/** The object was merged into another; `survivor` is the id to use from now on. */
export class MergedError extends ApiError {
  readonly survivor: number | undefined

  constructor(details: ApiErrorDetails, survivor: number | undefined) {
    const into = survivor === undefined ? 'another' : `${survivor}`
    super(details, {
      code: 'merged',
      message: `${details.operation}: the object was merged into ${into}; nothing was changed. Repeat the call on the surviving id.`,
    })
    this.survivor = survivor
  }
}

/** No connection, or it broke. `sent` is false where the request was certainly not sent. */
export class ConnectionError extends GorgiasError {
  readonly sent: boolean

  constructor(operation: string, options: { cause: unknown; detail?: string | undefined }) {
    const reason = systemCode(options.cause)
    const detail = [options.detail, reason].filter(Boolean).join(', ')
    const what = `${failures.connection.meaning}${detail && ` (${detail})`}`
    super('connection', `${operation}: ${what}. ${failures.connection.advice}`, { operation, cause: options.cause })
    this.sent = reason === undefined || !neverSentCodes.test(reason)
  }
}

// Codes of the system that mean nothing was sent: no such host, no route, nobody listening, certificate not trusted.
const neverSentCodes =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS_CERT|ERR_SSL|.*SELF_SIGNED_CERT.*|UNABLE_TO_)/

/** The code of the innermost system error; fetch wraps it. */
function systemCode(error: unknown): string | undefined {
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    const { code } = inner as { code?: unknown }
    if (typeof code === 'string') return code
  }
  return undefined
}

/** No answer within the time allowed. */
export class TimeoutError extends GorgiasError {
  readonly timeoutMs: number

  constructor(operation: string, options: { timeoutMs: number; what: 'attempt' | 'call'; cause?: unknown }) {
    const spent = options.what === 'attempt' ? 'no answer' : 'gave up'
    super('timeout', `${operation}: ${spent} after ${options.timeoutMs / 1000} s. ${failures.timeout.advice}`, {
      operation,
      cause: options.cause,
    })
    this.timeoutMs = options.timeoutMs
  }
}

export type BrokenReason = 'html' | 'empty' | 'cut' | 'content-type' | 'too-large' | 'envelope' | 'loop' | 'unreadable'

/** The answer, or a webhook's body, broke the contract. */
export class ContractError extends GorgiasError {
  readonly reason: BrokenReason

  constructor(message: string, options: { reason: BrokenReason; operation?: string; cause?: unknown }) {
    super('broken_answer', message, options)
    this.reason = options.reason
  }
}

/** A write was sent and nobody knows whether it was done. It is never repeated automatically. */
export class UncertainWrite extends GorgiasError {
  /** The key that was sent with it, if there was one. */
  readonly key: string | undefined

  constructor(operation: string, options: { key?: string | undefined; check: string; cause: unknown }) {
    const why = options.cause instanceof Error ? options.cause.message : 'the answer was lost'
    super('uncertain', `${operation}: ${failures.uncertain.meaning} (${why}). ${options.check}`, {
      operation,
      cause: options.cause,
    })
    this.key = options.key
  }
}

function apiMessage(
  details: ApiErrorDetails,
  code: FailureCode,
  serverMessage: string | undefined,
  fields: Record<string, string[]>,
): string {
  const { meaning, advice } = failures[code]
  const said = serverMessage ?? details.unreadable
  const named = Object.entries(fields).map(([field, messages]) => `  ${field}: ${messages.join(' ')}`)
  const request = details.requestId ? ` [request ${details.requestId}]` : ''
  const first = `${details.operation}: ${details.status} ${code}, ${meaning}${said ? `: ${said}` : ''}`
  return [`${first.replace(/\.$/, '')}. ${advice}${request}`, ...named].join('\n')
}

// `{"error": {"msg", "data"}}` as documented; `{"message"}` has been seen on 401
function errorEnvelope(body: unknown): { msg: string | undefined; data: unknown } {
  if (typeof body !== 'object' || body === null) return { msg: undefined, data: undefined }
  const { error, message } = body as { error?: unknown; message?: unknown }
  if (typeof error === 'object' && error !== null) {
    const { msg, data } = error as { msg?: unknown; data?: unknown }
    return { msg: typeof msg === 'string' ? redactText(msg) : undefined, data }
  }
  const text = typeof message === 'string' ? message : typeof error === 'string' ? error : undefined
  return { msg: text === undefined ? undefined : redactText(text), data: undefined }
}

/** Flattens `{messages: {"0": {sender: ["…"]}}}` to `{"messages.0.sender": ["…"]}`. */
function fieldErrors(data: unknown, path: readonly string[] = []): Record<string, string[]> {
  if (typeof data === 'string') return { [path.join('.') || '.']: [redactText(data)] }
  if (Array.isArray(data) && data.every((item) => typeof item === 'string')) {
    return { [path.join('.') || '.']: data.map(redactText) }
  }
  if (typeof data !== 'object' || data === null) return {}
  return Object.assign({}, ...Object.entries(data).map(([key, value]) => fieldErrors(value, [...path, key])))
}
