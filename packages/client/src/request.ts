import { type Method, methods, type Repeat } from '@rhetor/contract'
import type { Accept } from './body.ts'
import { type BuiltRequest, toWire } from './build-request.ts'
import { type Call, toCall } from './call.ts'
import { UsageError } from './errors.ts'
import { type CallOptions, callKeys, optionProblems } from './options.ts'
import type { Prepared } from './prepare.ts'
import { type RetryOptions, retryProblems } from './retry.ts'
import { send } from './send.ts'
import { toQueryString } from './url.ts'

/** Options of a raw request. */
export interface RequestOptions extends CallOptions {
  readonly query?: Readonly<Record<string, unknown>> | undefined
  /** Sent as JSON. */
  readonly json?: unknown
  /** Sent as a multipart form. */
  readonly form?: FormData | undefined
  /** Sent as it is, with the content type you name in `headers`. */
  readonly body?: string | Blob | Uint8Array<ArrayBuffer> | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** How to read the answer. */
  readonly as?: Accept | 'stream' | undefined
  /** Whether a second identical request does no harm; by default only a GET does none. */
  readonly repeat?: Exclude<Repeat, 'until-gone'> | undefined
  /** How long to wait between attempts, and what to try again. */
  readonly retry?: RetryOptions | undefined
}

const requestKeys = [...callKeys, 'query', 'json', 'form', 'body', 'headers', 'as', 'repeat', 'retry'] as const

/** Checks and builds a request to any path; `gorgias.send` sends it. */
export function prepareRequest(
  method: Method | Lowercase<Method>,
  path: string,
  options: RequestOptions = {},
): Prepared<Call<unknown>> {
  const written = buildAnyRequest(method, path, options)
  return {
    get wire() {
      return toWire(written)
    },
    begin: (caller, signal = options.signal) => toCall(send(caller, written, { ...options, signal })),
  }
}

function buildAnyRequest(method: string, path: string, options: RequestOptions): BuiltRequest {
  const verb = String(method).toUpperCase()
  const problems = [...optionProblems(options, requestKeys), ...retryProblems(options.retry ?? {})]
  if (!(methods as readonly string[]).includes(verb)) problems.push(`method: must be one of ${methods.join(', ')}`)
  problems.push(...pathProblems(path))
  const given = (['json', 'form', 'body'] as const).filter((name) => options[name] !== undefined)
  if (given.length > 1) problems.push(`give only one of ${given.join(', ')}`)
  if (verb === 'GET' && given.length > 0) problems.push('a GET has no body')
  const headers = readHeaders(options.headers ?? {}, problems)
  if (problems.length > 0) throw new UsageError(`request: nothing was sent: ${problems.join('; ')}`, { problems })
  const json = options.json === undefined ? undefined : JSON.stringify(options.json)
  const isRead = verb === 'GET'
  const [bare, inlineQuery] = splitPath(path)
  return {
    operation: `${verb} ${bare}`,
    method: verb,
    path: bare.startsWith('/api/') ? bare : `/api${bare}`,
    query: [inlineQuery, toQueryString(options.query ?? {})].filter(Boolean).join('&'),
    headers: json === undefined ? headers : { 'content-type': 'application/json', ...headers },
    body: json ?? options.form ?? options.body,
    shownBody: options.json,
    accept: options.as ?? 'json',
    effect: isRead ? 'read' : 'write',
    repeat: options.repeat ?? (isRead ? 'safe' : 'unsafe'),
  }
}

function pathProblems(path: unknown): string[] {
  if (typeof path !== 'string' || !path.startsWith('/')) {
    return ['path: must begin with a slash and be below /api, such as /tickets/5; the host is that of the account']
  }
  const [bare] = splitPath(path)
  // a URL parser would turn these into another host or another path
  const leaves = /^\/[/\\]|\\|#|\s|(^|\/)\.{1,2}(\/|$)|%2e|%2f|%5c/i.test(bare)
  return leaves ? ['path: must stay below /api: no dots, backslashes, fragments or spaces'] : []
}

function splitPath(path: string): [bare: string, query: string] {
  const at = path.indexOf('?')
  return at < 0 ? [path, ''] : [path.slice(0, at), path.slice(at + 1)]
}

/** The caller's headers, except those only the client may write. */
function readHeaders(headers: Readonly<Record<string, string>>, problems: string[]): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    const lower = name.toLowerCase()
    if (['authorization', 'cookie', 'host'].includes(lower)) problems.push(`headers: ${lower} is written by the client`)
    else if (!/^[\w-]+$/.test(name) || /[\r\n]/.test(value))
      problems.push(`headers: the header ${JSON.stringify(name)} is malformed`)
    else found[lower] = value
  }
  return found
}
