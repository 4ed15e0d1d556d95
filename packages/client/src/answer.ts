import { failureOf } from '@rhetor/contract'
import { broken, readBytes, readText } from './body.ts'
import type { RateReading } from './budget.ts'
import { ApiError, type BrokenReason, ConnectionError, ContractError, MergedError, TimeoutError } from './errors.ts'
import type { Answer, Failure, Outgoing } from './exchange.ts'

// an error body is a sentence; a broken server may send anything
const maxErrorBytes = 256 * 1024
// the same request would get the same answer
const finalReasons: readonly BrokenReason[] = ['too-large', 'content-type', 'envelope']

/** What is known of an answer before its body is read. */
interface Head {
  readonly rate: RateReading | undefined
  readonly retryAfterMs: number | undefined
  readonly mergedInto: number | undefined
}

/** Reads an answer: its body, or why it cannot be used. */
export async function readAnswer(
  outgoing: Outgoing,
  response: Response,
  { rate, retryAfterMs, mergedInto }: Head,
  maxBytes: number,
): Promise<Answer | Failure> {
  if (!response.ok) return refusal(outgoing, response, retryAfterMs)
  try {
    const { status, headers } = response
    const body = await readBody(outgoing, response, maxBytes)
    return {
      status,
      headers,
      body,
      rate,
      requestId: requestIdOf(response),
      ...(mergedInto !== undefined && { mergedInto }),
    }
  } catch (error) {
    if (!(error instanceof ContractError)) throw error
    return { error, failed: { code: error.code, final: finalReasons.includes(error.reason) }, unclear: true }
  }
}

async function readBody({ accept, operation, signal }: Outgoing, response: Response, maxBytes: number) {
  if (accept === 'stream') return openStream(response, signal)
  if (accept === 'binary') return readBytes(response, maxBytes, operation)
  const text = await readText(response, maxBytes, operation)
  if (accept === 'text') return text
  // a 2xx may have no body
  return parseJson(text, response.headers.get('content-type'), operation) ?? null
}

function openStream(response: Response, signal: AbortSignal | undefined): ReadableStream<Uint8Array> {
  const body = response.body ?? new Blob().stream()
  return signal ? body.pipeThrough(new TransformStream(), { signal }) : body
}

/** Reads a body as JSON; undefined where there is none. */
function parseJson(text: string, contentType: string | null, operation: string): unknown {
  if (!/\S/.test(text)) return undefined
  const isHtml = contentType?.includes('html') || /^\s*<(!doctype|html)/i.test(text)
  if (isHtml) throw broken(operation, 'html', 'an HTML page came instead of JSON')
  if (contentType && !/json/i.test(contentType)) {
    throw broken(operation, 'content-type', `${contentType.split(';')[0]} came instead of JSON`)
  }
  try {
    return JSON.parse(text)
  } catch {
    // the parser's own message quotes the text, which may be a customer's
    throw broken(operation, 'cut', `the JSON is cut or malformed after ${text.length} characters`)
  }
}

async function refusal(outgoing: Outgoing, response: Response, retryAfterMs: number | undefined): Promise<Failure> {
  const { status } = response
  const { operation } = outgoing
  let body: unknown
  let unreadable: string | undefined
  try {
    const text = await readText(response, maxErrorBytes, operation)
    body = parseJson(text, response.headers.get('content-type'), operation)
    if (body === undefined) unreadable = 'the answer was empty'
  } catch (error) {
    if (!(error instanceof ContractError)) throw error
    unreadable = error.reason === 'html' ? 'an HTML page, not an answer of the API' : 'not an answer of the API'
  }
  const error = new ApiError({ operation, status, requestId: requestIdOf(response), body, unreadable, retryAfterMs })
  return { error, failed: { code: failureOf(status), retryAfterMs }, unclear: status >= 500 || status === 408 }
}

export function mergedFailure({ operation }: Outgoing, response: Response, survivor: number): Failure {
  const error = new MergedError({ operation, status: response.status, requestId: requestIdOf(response) }, survivor)
  return { error, failed: { code: error.code }, unclear: false }
}

export function redirectFailure({ operation }: Outgoing, response: Response, why: string): Failure {
  const error = new ApiError(
    { operation, status: response.status, requestId: requestIdOf(response), unreadable: why },
    { code: 'redirected' },
  )
  return { error, failed: { code: error.code }, unclear: false }
}

/** No answer: a timeout or a failed connection. */
export function lostFailure(
  { operation, timeoutMs, deadlineMs }: Outgoing,
  cause: unknown,
  { expired, isLast }: { expired: boolean; isLast: boolean },
): Failure {
  if (expired) {
    const error = isLast
      ? new TimeoutError(operation, { timeoutMs: deadlineMs, what: 'call', cause })
      : new TimeoutError(operation, { timeoutMs, what: 'attempt', cause })
    return { error, failed: { code: error.code, final: isLast }, unclear: true }
  }
  const error = new ConnectionError(operation, { cause })
  return { error, failed: { code: error.code, neverSent: !error.sent }, unclear: error.sent }
}

function requestIdOf(response: Response): string | undefined {
  return response.headers.get('x-request-id') ?? undefined
}
