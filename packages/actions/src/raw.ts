import {
  ApiError,
  ConnectionError,
  GorgiasError,
  type Reply,
  type RequestOptions,
  redactSecrets,
  sleep,
  UncertainWrite,
  UsageError,
} from '@rhetor/client'
import { failures, type Method, matchOperation, methods, type Operation } from '@rhetor/contract'
import { z } from 'zod'
import { changes, type Plan } from './action.ts'
import { contentOf, FileInput } from './flat.ts'
import type { Session } from './session.ts'
import { type Step, worstOf } from './step.ts'

const lowercase = methods.map((method) => method.toLowerCase() as Lowercase<Method>)

// what a URL parser would turn into another host or another path
const strayPath = /^\/[/\\]|[\\#\s]|(^|\/)\.{1,2}(\/|$)|%2e|%2f|%5c/i

const ApiInput = z.strictObject({
  method: z.enum([...methods, ...lowercase]),
  path: z
    .string()
    .refine((path) => path.startsWith('/') && !strayPath.test(path.split('?')[0] ?? ''), {
      error: 'must be a path below /api, such as /tickets/5; the host is that of the account',
    })
    .meta({ description: 'Below /api, such as /tickets/5' }),
  query: z.record(z.string(), z.unknown()).optional(),
  json: z.unknown().optional().meta({ description: 'The body, sent as JSON' }),
  form: z.record(z.string(), z.string()).optional().meta({ description: 'Fields of a multipart form' }),
  files: z
    .array(FileInput.safeExtend({ field: z.string().min(1).default('file') }))
    .optional()
    .meta({ description: 'Files of a multipart form, each under the name of its field' }),
  headers: z
    .record(z.string(), z.string())
    .refine((headers) => !Object.keys(headers).some((name) => ownHeaders.includes(name.toLowerCase())), {
      error: 'authorization, cookie and host are written by the client',
    })
    .optional(),
  response_type: z.enum(['json', 'text', 'binary']).default('json').meta({
    description: 'How to read the answer; binary comes in base64',
  }),
  timeout_ms: z.int().min(1).max(600_000).optional().meta({ description: 'For one attempt' }),
  retry_count: z.int().min(0).max(10).default(4).meta({ description: 'How often to send again at most' }),
  retry_delay_ms: z.int().min(1).max(600_000).default(500).meta({ description: 'The wait before sending again' }),
  exponential_backoff: z.boolean().default(true).meta({ description: 'Double the wait each time' }),
  retry_on_all_errors: z
    .boolean()
    .default(false)
    .meta({ description: 'Send again after refusals too, which are usually final' }),
  repeat_unsafe: z
    .boolean()
    .default(false)
    .meta({ description: 'Send a POST, PUT or DELETE again though it may have been done already' }),
  debug: z.boolean().default(false).meta({ description: 'Show what was sent, without secrets' }),
})
type ApiInput = z.output<typeof ApiInput>

const ownHeaders: readonly string[] = ['authorization', 'cookie', 'host']

export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
  /** How the body is written down, where it is not as it came. */
  readonly encoding?: 'base64'
  readonly attempts: number
  readonly sent?: unknown
}

/** Any request to the API, for what has no action of its own. */
export const api = changes({
  name: 'api',
  title: 'Send any request',
  summary:
    'Sends any request below /api of the account, with its credentials, rate budget and errors. What may reach a customer or cannot be undone, and what no operation is known to be, is shown first.',
  // The worst a request can do. A GET has no steps and asks nobody.
  effect: 'destroy',
  input: ApiInput,
  positional: ['method', 'path'],
  example: { method: 'GET', path: '/tickets/8407' },
  plan: async (input, session): Promise<Plan<Answered>> => {
    const request = toRequest(input)
    const shown = shownRequest(request, input)
    const { method, path, isRead } = request
    if (isRead)
      return {
        summary: `${method} ${path}`,
        shows: { request: shown },
        steps: [],
        conclude: async () => answered(await repeatedly(request, input, session), input, shown),
      }
    const only = stepFor(request, input)
    return {
      summary: `${only.says}${only.operation === 'request' ? ', which no operation of the API is known to be' : ` (${only.operation})`}`,
      shows: { request: shown },
      steps: [only],
      conclude: ([done]) => answered(done?.answer as Sent, input, shown),
    }
  },
})

interface RawRequest {
  readonly method: Method
  /** Without its query. */
  readonly path: string
  readonly query: string
  /** The documented operation that it is. */
  readonly row: Operation | undefined
  /** Whether it changes nothing; a search is a POST, and yet a question. */
  readonly isRead: boolean
  readonly options: Pick<RequestOptions, 'json' | 'form' | 'headers'>
}

function toRequest(input: ApiInput): RawRequest {
  const { path, query = {}, json, form, files } = input
  const method = input.method.toUpperCase() as Method
  if (json !== undefined && (form || files))
    throw new UsageError('api: nothing was sent: give either json, or form and files.')
  const hasBody = json !== undefined || form || files
  if (method === 'GET' && hasBody) throw new UsageError('api: nothing was sent: a GET has no body.')
  const at = path.indexOf('?')
  const [bare, inline] = at < 0 ? [path, ''] : [path.slice(0, at), path.slice(at + 1)]
  const row = rowOf(method, bare)
  return {
    method,
    path: bare,
    row,
    isRead: method === 'GET' || row?.effect === 'read',
    query: [inline, toQuery(query)].filter(Boolean).join('&'),
    options: {
      ...(json !== undefined && { json }),
      ...((form || files) && { form: toForm(input) }),
      ...(input.headers && { headers: input.headers }),
    },
  }
}

/** Lists repeat their key, objects put theirs in brackets; nothing is sent for null. */
function toQuery(query: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams()
  const add = (name: string, value: unknown) => {
    if (Array.isArray(value)) for (const item of value) add(name, item)
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) add(`${name}[${key}]`, inner)
    else if (value !== undefined && value !== null) search.append(name, String(value))
  }
  for (const [name, value] of Object.entries(query)) add(name, value)
  return search.toString()
}

function toForm({ form = {}, files = [] }: ApiInput): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(form)) data.append(name, value)
  for (const { field, name, text, content_base64, content_type } of files) {
    data.append(
      field,
      new File([contentOf({ text, content_base64 })], name, content_type === undefined ? {} : { type: content_type }),
    )
  }
  return data
}

function stepFor(request: RawRequest, input: ApiInput): Step {
  const { method, path, query, options, row } = request
  return {
    says: `Send ${method} ${path}`,
    object: path,
    effect: effectOf(row, input),
    operation: row?.name ?? 'request',
    request: {
      method,
      path: path.startsWith('/api/') ? path : `/api${path}`,
      query,
      body: options.json ?? (options.form && [...options.form.keys()]),
    },
    send: (session) => repeatedly(request, input, session),
  }
}

/** The documented operation that a request is. */
export function rowOf(method: Method, path: string): Operation | undefined {
  const match = matchOperation(method, path.replace(/^\/api(?=\/)/, ''))
  return match.kind === 'row' ? match.row : undefined
}

function effectOf(row: Operation | undefined, { json }: ApiInput): Step['effect'] {
  // Nobody has described it, so nobody can promise that it can be undone: merges are PUTs, too.
  if (!row) return 'destroy'
  const effect = worstOf(row, (json ?? {}) as Record<string, unknown>)
  // a job that only reads is yet a job that was made
  return effect === 'read' ? 'write' : effect
}

type Sent = Omit<Reply, 'attempts'> & { readonly attempts: number }

/** Sends, and sends again as told. */
async function repeatedly(request: RawRequest, input: ApiInput, session: Session): Promise<Sent> {
  const { method, path, query, options, isRead } = request
  const { clock, signal, gorgias } = session
  const isRepeatable = isRead || input.repeat_unsafe
  for (let attempt = 1; ; attempt++) {
    try {
      const reply = await gorgias
        .request(method, query === '' ? path : `${path}?${query}`, {
          ...options,
          as: input.response_type,
          signal,
          attempts: 1,
          ...(input.timeout_ms !== undefined && { timeoutMs: input.timeout_ms }),
          ...(isRepeatable && { repeat: 'safe' }),
        })
        .raw()
      return { ...reply, attempts: attempt }
    } catch (error) {
      const waitMs = error instanceof GorgiasError ? repeatDelay(error, attempt, isRepeatable, input) : undefined
      if (waitMs === undefined) throw error
      await sleep(clock, waitMs, { signal })
    }
  }
}

const longestWaitMs = 600_000

/** How long to wait before sending again; undefined where it must not be sent again. */
export function repeatDelay(
  error: GorgiasError,
  attempt: number,
  isRepeatable: boolean,
  input: Pick<ApiInput, 'retry_count' | 'retry_delay_ms' | 'exponential_backoff' | 'retry_on_all_errors'>,
): number | undefined {
  if (attempt > input.retry_count || error instanceof UsageError || error instanceof UncertainWrite) return undefined
  const rule = failures[error.code].retry
  const neverSent = error instanceof ConnectionError && !error.sent
  if (rule === 'never' && !input.retry_on_all_errors) return undefined
  if (rule === 'if-safe' && !isRepeatable && !neverSent) return undefined
  const grown = input.retry_delay_ms * (input.exponential_backoff ? 2 ** (attempt - 1) : 1)
  const told = error instanceof ApiError ? (error.retryAfterMs ?? 0) : 0
  // never at once: a server in trouble is not helped by haste
  return Math.max(1, Math.min(Math.max(grown, told), longestWaitMs))
}

function answered({ status, headers, body, attempts }: Sent, input: ApiInput, shown: unknown): Answered {
  const isBinary = input.response_type === 'binary' && body instanceof Uint8Array
  return {
    status,
    headers: Object.fromEntries([...headers].filter(([name]) => name !== 'set-cookie')),
    body: isBinary ? toBase64(body) : body,
    ...(isBinary && { encoding: 'base64' as const }),
    attempts,
    ...(input.debug && { sent: shown }),
  }
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  // in pieces: a call takes only so many arguments
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768))
  return btoa(text)
}

/** A request as people may see it. */
function shownRequest({ method, path, query, options }: RawRequest, { form, files }: ApiInput): unknown {
  return redactSecrets({
    method,
    path: path.startsWith('/api/') ? path : `/api${path}`,
    ...(query !== '' && { query: grouped(new URLSearchParams(query)) }),
    headers: { authorization: '…', ...options.headers },
    ...(options.json !== undefined && { json: options.json }),
    ...(form && { form }),
    ...(files && { files: files.map(({ field, name, content_type }) => ({ field, name, content_type })) }),
  })
}

function grouped(query: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const values = query.getAll(name)
      return [name, values.length > 1 ? values : (values[0] as string)]
    }),
  )
}
