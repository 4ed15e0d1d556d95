import { type Operation, pagingRules } from '@rhetor/contract'
import { isReadList, type Request, readArguments } from './arguments.ts'
import { type BuiltRequest, buildRequest, toWire, type WireRequest } from './build-request.ts'
import { type Call, toCall } from './call.ts'
import { toDownload } from './download.ts'
import { ContractError } from './errors.ts'
import type { Reply } from './exchange.ts'
import { firstQuery, type List, type ListSource, toList } from './list.ts'
import { createOnce, keyed } from './once.ts'
import { type Caller, resolveSettings } from './options.ts'
import { readPage } from './page.ts'
import { send } from './send.ts'
import { type Upload, uploadForm } from './upload.ts'

/** A call that is checked and built, and not sent yet: `gorgias.send` sends what `wire` shows. */
export interface Prepared<Sent = Call<unknown> | List<unknown>> {
  /** Of a list, the request of its first page. */
  readonly wire: WireRequest
  /** For `gorgias.send`; a signal replaces the one in the options. */
  begin(caller: Caller, signal?: AbortSignal): Sent
}

/** Checks the call that a method of the client would make with these arguments, and builds its request. */
export function prepare(row: Operation, args: readonly unknown[]): Prepared {
  return isReadList(row) ? prepareList(row, args) : prepareCall(row, args)
}

function prepareCall(row: Operation, args: readonly unknown[]): Prepared<Call<unknown>> {
  const request = keyed(row, readArguments(row, args))
  const built = buildRequest(row, request)
  return {
    get wire() {
      return toWire(built)
    },
    begin: (caller, signal) => toCall(callRow(caller, row, withSignal(request, signal), built)),
  }
}

function prepareList(row: Operation, args: readonly unknown[]): Prepared<List<unknown>> {
  const request = readArguments(row, args)
  return {
    get wire() {
      return toWire(writePage(row, request, firstQuery(sourceOf(row, request))))
    },
    begin: (caller, signal) => openList(caller, row, withSignal(request, signal)),
  }
}

/** `prepare` and `send` at once, for the methods of the client: without the work that only a preview needs. */
export function beginCall(caller: Caller, row: Operation, args: readonly unknown[]): Call<unknown> {
  const request = keyed(row, readArguments(row, args))
  return toCall(callRow(caller, row, request, buildRequest(row, request)))
}

/**
 * A list for methods: nothing is sent before a page is asked for. Wrong arguments fail there too: a method that threw
 * synchronously would leave calls started before it as unhandled rejections.
 */
export function beginList(caller: Caller, row: Operation, args: readonly unknown[]): List<unknown> {
  let request: Request
  try {
    request = readArguments(row, args)
  } catch (error) {
    return toList(sourceOf(row, noRequest), { fetchPage: () => Promise.reject(error), repaired: (item) => item })
  }
  return openList(caller, row, request)
}

const noRequest: Request = { params: {}, query: {}, body: undefined, options: {}, start: { query: {}, skip: 0 } }

function openList(caller: Caller, row: Operation, request: Request): List<unknown> {
  return toList(sourceOf(row, request), {
    fetchPage: (place) => send(caller, writePage(row, request, place), request.options),
    repaired: (item) => caller.transport.repair(row, item),
  })
}

function sourceOf(row: Operation, { query, options, start }: Request): ListSource {
  return {
    operation: row.name,
    paging: row.reply.paging,
    start,
    limit: (query as { limit?: number }).limit,
    largestPage: row.largestPage,
    max: options.max ?? Infinity,
  }
}

function writePage(row: Operation, request: Request, place: Readonly<Record<string, unknown>>): BuiltRequest {
  return buildRequest(row, { ...request, query: { ...request.query, ...place } })
}

function withSignal(request: Request, signal: AbortSignal | undefined): Request {
  return signal ? { ...request, options: { ...request.options, signal } } : request
}

async function callRow(caller: Caller, row: Operation, request: Request, built: BuiltRequest): Promise<Reply> {
  const reply = await sendRow(caller, row, request, built)
  return { ...reply, body: readBody(caller, row, reply) }
}

function sendRow(caller: Caller, row: Operation, request: Request, built: BuiltRequest): Promise<Reply> {
  const { options } = request
  if (row.bodyType === 'multipart') return sendForm(caller, row, request, built)
  if (!row.once || options.key === undefined) return send(caller, built, options)
  return createOnce(row, row.once, request, {
    create: () => send(caller, built, options),
    ask: (other, question) => send(caller, buildRequest(other, question), question.options),
    clock: caller.transport.clock,
    waiting: (waitMs, attempt) => {
      const { operation, method, path } = built
      const { lane } = resolveSettings(options, caller.settings)
      const call = caller.transport.nextCall()
      caller.transport.observer.retry({ call, operation, method, path, lane, attempt, failure: 'uncertain', waitMs })
    },
  })
}

async function sendForm(caller: Caller, row: Operation, request: Request, built: BuiltRequest): Promise<Reply> {
  const form = await uploadForm(request.body as Upload | readonly Upload[], row.name)
  return send(caller, { ...built, body: form }, request.options)
}

/** The body of an answer in the form that the row declares. */
function readBody({ transport }: Caller, row: Operation, { body, headers }: Reply): unknown {
  const { paging } = row.reply
  if (paging === 'empty') return null
  if (paging === 'binary') return toDownload(body as ReadableStream<Uint8Array>, headers, transport.maxBytes, row.name)
  if (pagingRules[paging].many) return readPage(paging, body, row.name).items.map((item) => transport.repair(row, item))
  return transport.repair(row, checkObject(row, body))
}

function checkObject(row: Operation, body: unknown): unknown {
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body)
  // a write is done even if the answer is empty
  if (isObject || (body === null && row.effect !== 'read')) return body
  const [reason, what] =
    body === null ? (['empty', 'it was empty'] as const) : (['envelope', 'no object in it'] as const)
  throw new ContractError(`${row.name}: the answer could not be read: ${what}.`, { reason, operation: row.name })
}
