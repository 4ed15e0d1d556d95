import { effects, methods, type Repeat } from '@rhetor/contract'
import type { Caller } from './bind.ts'
import type { Accept } from './body.ts'
import { UsageError } from './errors.ts'
import type { Reply } from './exchange.ts'
import { type CallOptions, callKeys, optionProblems, resolveSettings } from './options.ts'
import { defaultRetryPolicy } from './retry.ts'
import { send } from './send.ts'
import { toQueryString } from './url.ts'

/** What a raw request can be told. */
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
  /** Whether a second identical request does no harm; only reads are taken to be harmless. */
  readonly repeat?: Exclude<Repeat, 'until-gone'> | undefined
}

const requestKeys = [...callKeys, 'query', 'json', 'form', 'body', 'headers', 'as', 'repeat'] as const

export async function sendRaw(
  { transport, settings }: Caller,
  method: string,
  path: string,
  options: RequestOptions,
): Promise<Reply> {
  const verb = String(method).toUpperCase()
  const problems = optionProblems(options, requestKeys)
  if (!(methods as readonly string[]).includes(verb)) problems.push(`method must be one of ${methods.join(', ')}`)
  problems.push(...pathProblems(path))
  const given = (['json', 'form', 'body'] as const).filter((name) => options[name] !== undefined)
  if (given.length > 1) problems.push(`give only one of ${given.join(', ')}`)
  if (verb === 'GET' && given.length > 0) problems.push('a GET has no body')
  const headers = readHeaders(options.headers ?? {}, problems)
  if (problems.length > 0) throw new UsageError(`request: nothing was sent: ${problems.join('; ')}`, { problems })
  const json = options.json === undefined ? undefined : JSON.stringify(options.json)
  const isRead = verb === 'GET'
  const [bare = '', inlineQuery = ''] = path.split('?', 2)
  const { attempts, ...limits } = resolveSettings(options, settings)
  return send(transport, {
    operation: `${verb} ${bare}`,
    method: verb,
    path: bare.startsWith('/api/') ? bare : `/api${bare}`,
    query: [inlineQuery, toQueryString(options.query ?? {})].filter(Boolean).join('&'),
    headers: json === undefined ? headers : { 'content-type': 'application/json', ...headers },
    body: json ?? options.form ?? options.body,
    shownBody: options.json,
    accept: options.as ?? 'json',
    effect: isRead ? effects[0] : 'write',
    repeat: options.repeat ?? (isRead ? 'safe' : 'unsafe'),
    signal: options.signal,
    policy: { ...defaultRetryPolicy, attempts },
    ...limits,
  })
}

function pathProblems(path: unknown): string[] {
  if (typeof path !== 'string' || !path.startsWith('/')) {
    return ['the path must begin with a slash, such as /tickets/5; the host is that of the account']
  }
  const bare = path.split('?')[0] ?? ''
  // what a URL parser would turn into another host or another path
  const leaves = /^\/[/\\]|\\|#|\s|(^|\/)\.{1,2}(\/|$)|%2e|%2f|%5c/i.test(bare)
  return leaves ? ['the path must stay below /api: no dots, backslashes, fragments or spaces'] : []
}

/** The caller's headers, except those only the client may write. */
function readHeaders(headers: Readonly<Record<string, string>>, problems: string[]): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    const lower = name.toLowerCase()
    if (['authorization', 'cookie', 'host'].includes(lower))
      problems.push(`the header ${lower} is written by the client`)
    else if (!/^[\w-]+$/.test(name) || /[\r\n]/.test(value))
      problems.push(`the header ${JSON.stringify(name)} is malformed`)
    else found[lower] = value
  }
  return found
}
