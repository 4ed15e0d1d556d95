import { type Operation, pagingRules } from '@rhetor/contract'
import { isReadList, type Request, readArguments } from './arguments.ts'
import { type Call, toCall } from './call.ts'
import { toDownload } from './download.ts'
import { ContractError } from './errors.ts'
import type { Reply } from './exchange.ts'
import { firstQuery, type List, type ListSource, toList } from './list.ts'
import { createOnce, keyed } from './once.ts'
import type { Caller } from './options.ts'
import { readPage } from './page.ts'
import { send } from './send.ts'
import { type Upload, uploadForm } from './upload.ts'
import { toWire, type WireRequest, type Written, write } from './written.ts'

/** A call that is checked and written down, and not sent yet: `gorgias.send` sends what `wire` shows. */
export interface Prepared<Sent = Call<unknown> | List<unknown>> {
  /** Of a list, the request of its first page. */
  readonly wire: WireRequest
  /** For `gorgias.send`; a signal replaces the one in the options. */
  begin(caller: Caller, signal?: AbortSignal): Sent
}

/** Checks the call that a method of the client would make with these arguments, and writes its request down. */
export function prepare(row: Operation, args: readonly unknown[]): Prepared {
  return isReadList(row) ? prepareList(row, args) : prepareCall(row, args)
}

/** Everything but a list that is read: one request, or a create that happens once. */
export function prepareCall(row: Operation, args: readonly unknown[]): Prepared<Call<unknown>> {
  const request = keyed(row, readArguments(row, args))
  const written = write(row, request)
  return {
    get wire() {
      return toWire(written)
    },
    begin: (caller, signal) => toCall(callRow(caller, row, withSignal(request, signal), written)),
  }
}

/** A list that is read: nothing is sent before a page is asked for. */
export function prepareList(row: Operation, args: readonly unknown[]): Prepared<List<unknown>> {
  const request = readArguments(row, args)
  const { query, options, start } = request
  const source: ListSource = {
    operation: row.name,
    paging: row.reply.paging,
    start,
    limit: (query as { limit?: number }).limit,
    largestPage: row.largestPage,
    max: options.max ?? Infinity,
  }
  const pageOf = (place: Readonly<Record<string, unknown>>) => write(row, { ...request, query: { ...query, ...place } })
  return {
    get wire() {
      return toWire(pageOf(firstQuery(source)))
    },
    begin: (caller, signal) =>
      toList(source, {
        fetchPage: (place) => send(caller, pageOf(place), withSignal(request, signal).options),
        repaired: (item) => caller.transport.repair(row, item),
      }),
  }
}

function withSignal(request: Request, signal: AbortSignal | undefined): Request {
  return signal ? { ...request, options: { ...request.options, signal } } : request
}

async function callRow(caller: Caller, row: Operation, request: Request, written: Written): Promise<Reply> {
  const { options, body } = request
  const create = async () => {
    if (row.bodyType !== 'multipart') return send(caller, written, options)
    const form = await uploadForm(body as Upload | readonly Upload[], row.name)
    return send(caller, { ...written, body: form }, options)
  }
  const isOnce = row.once !== undefined && options.key !== undefined
  const reply = await (isOnce
    ? createOnce(row, row.once, request, {
        create,
        ask: (other, question) => send(caller, write(other, question), question.options),
        clock: caller.transport.clock,
      })
    : create())
  return { ...reply, body: readBody(caller, row, reply) }
}

/** What the body of an answer means to the row. */
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
