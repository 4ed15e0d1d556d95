import { type Call, type Prepared, prepareRequest, type Reply, redactSecrets, UsageError } from '@rhetor/client'
import {
  type Consequence,
  consequenceOf,
  type Method,
  matchOperation,
  methods,
  type Operation,
  reaches,
  strict,
} from '@rhetor/contract'
import * as z from 'zod'
import { changes, type Plan } from './action.ts'
import { contentOf, FileInput } from './flat.ts'
import { againOf, objectsOf, type Step, stepId } from './step.ts'

const lowercase = methods.map((method) => method.toLowerCase() as Lowercase<Method>)

const ApiInput = strict(() => ({
  method: z.enum([...methods, ...lowercase]),
  path: z.string().meta({ description: 'Below /api, such as /tickets/5' }),
  query: z.record(z.string(), z.unknown()).optional(),
  json: z.unknown().optional().meta({ description: 'The body, sent as JSON' }),
  form: z.record(z.string(), z.string()).optional().meta({ description: 'Fields of a multipart form' }),
  files: z
    .array(FileInput.safeExtend({ field: z.string().min(1).default('file') }))
    .optional()
    .meta({ description: 'Files of a multipart form, each under the name of its field' }),
  headers: z.record(z.string(), z.string()).optional(),
  response_type: z.enum(['json', 'text', 'binary']).default('json').meta({
    description: 'How to read the answer; binary comes in base64',
  }),
  timeout_ms: z.int().min(1).max(600_000).optional().meta({ description: 'For one attempt' }),
  retry_count: z.int().min(0).max(10).default(4).meta({ description: 'How many retries at most' }),
  retry_delay_ms: z.int().min(1).max(600_000).default(500).meta({ description: 'The wait before a retry' }),
  exponential_backoff: z.boolean().default(true).meta({ description: 'Double the wait each time' }),
  retry_on_all_errors: z
    .boolean()
    .default(false)
    .meta({ description: 'Retry after refusals too, which are usually final' }),
  repeat_unsafe: z
    .boolean()
    .default(false)
    .meta({ description: 'Retry a POST, PUT or DELETE even if it may have been done already' }),
  debug: z.boolean().default(false).meta({ description: 'Show what was sent, without secrets' }),
}))
type ApiInput = z.output<typeof ApiInput>

interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
  /** How the body is encoded, where it is not the plain value. */
  readonly encoding?: 'base64'
  readonly attempts: number
  readonly sent?: unknown
}

/** Any request to the API, for what has no action of its own. */
export const api = changes({
  name: 'api',
  title: 'Send any request',
  summary:
    'Sends any request below /api of the account, with its credentials, rate budget and errors. What may reach a customer or cannot be undone, and what is not a documented operation, is shown first.',
  // The worst a request can do. A GET has no steps and asks nobody.
  effect: 'destroy',
  takes: 'any',
  input: ApiInput,
  positional: ['method', 'path'],
  fields: { status: true, headers: true, body: true, attempts: true, encoding: true, sent: true },
  example: { method: 'GET', path: '/tickets/8407' },
  plan: async (input, session): Promise<Plan<Answered>> => {
    const request = toRequest(input)
    const shown = shownRequest(request, input)
    const { method, path } = request.call.wire
    if (request.isRead)
      return {
        summary: `${method} ${withoutApi(path)}`,
        shows: { request: shown },
        steps: [],
        conclude: async () => answered(await session.gorgias.send(request.call, session).raw(), input, shown),
      }
    const only = stepFor(request, input, shown)
    return {
      summary: `${only.says}${only.operation === 'request' ? ', which is not a documented operation' : ` (${only.operation})`}`,
      shows: { request: shown },
      steps: [only],
      conclude: ([outcome]) => outcome?.answer as Answered,
    }
  },
})

interface RawRequest {
  readonly call: Prepared<Call<unknown>>
  /** The documented operation that it is. */
  readonly row: Operation | undefined
  /** Whether it changes nothing; a search is a POST that only reads. */
  readonly isRead: boolean
  readonly form: FormData | undefined
}

const longestWaitMs = 600_000

function toRequest(input: ApiInput): RawRequest {
  const { path, query, json, files, headers } = input
  const method = input.method.toUpperCase() as Method
  if (json !== undefined && (input.form || files))
    throw new UsageError('api: nothing was sent: give either json, or form and files.')
  const row = rowOf(method, path.split('?')[0] as string)
  const isRead = method === 'GET' || row?.effect === 'read'
  const form = input.form || files ? toForm(input) : undefined
  const call = prepareRequest(method, path, {
    query,
    json,
    form,
    headers,
    as: input.response_type,
    timeoutMs: input.timeout_ms,
    repeat: isRead || input.repeat_unsafe ? 'safe' : 'unsafe',
    attempts: input.retry_count + 1,
    // exactly the delay that was asked for
    retry: {
      firstMs: input.retry_delay_ms,
      growth: input.exponential_backoff ? 2 : 1,
      refusals: input.retry_on_all_errors,
      longestMs: longestWaitMs,
      longestRetryAfterMs: longestWaitMs,
      jitter: 0,
    },
  })
  return { call, row, isRead, form }
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

function stepFor({ call, row, form }: RawRequest, input: ApiInput, shown: unknown): Step {
  const { wire } = call
  const path = withoutApi(wire.path)
  const operation = row?.name ?? 'request'
  const json = flatBody(input.json)
  const consequence = row ? consequenceOf(row, json) : undocumented
  return {
    id: stepId(operation, wire, path),
    says: `Send ${wire.method} ${path}`,
    object: path,
    objects: (row && objectsOf(row, json)) ?? [path],
    ...consequence,
    effect: consequence.effect === 'read' ? 'write' : consequence.effect,
    operation,
    request: { ...wire, ...(form && { body: input.form ?? {}, files: input.files ?? [] }) },
    again: row ? againOf(row) : 'never',
    send: async (session) => answered(await session.gorgias.send(call, { signal: session.signal }).raw(), input, shown),
  }
}

function withoutApi(path: string): string {
  return path.replace(/^\/api(?=\/)/, '')
}

/** The documented operation that a request is. */
export function rowOf(method: Method, path: string): Operation | undefined {
  const match = matchOperation(method, withoutApi(path))
  return match.kind === 'row' ? match.row : undefined
}

/** A body as rows see it: one that is not an object has a name. */
function flatBody(json: unknown): Record<string, unknown> {
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Record<string, unknown>
  return json === undefined || json === null ? {} : { body: json }
}

// what is not documented may be impossible to undo: merges are PUTs, too
const undocumented: Consequence = { effect: 'destroy', reaches, like: [] }

function answered({ status, headers, body, attempts }: Reply, input: ApiInput, shown: unknown): Answered {
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
  // in chunks: a call takes a limited number of arguments
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768))
  return btoa(text)
}

/** A request for display, without credentials. */
function shownRequest({ call }: RawRequest, { json, form, files, headers }: ApiInput): unknown {
  const { method, path, query } = call.wire
  return redactSecrets({
    method,
    path,
    ...(query !== '' && { query: grouped(new URLSearchParams(query)) }),
    headers: { authorization: '…', ...headers },
    ...(json !== undefined && { json }),
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
