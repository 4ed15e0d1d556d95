import { numberRepair, type Operation, pagingRules, resources } from '@rhetor/contract'
import { isReadList, type Request, readArguments } from './arguments.ts'
import { type Call, toCall } from './call.ts'
import { toDownload } from './download.ts'
import { ContractError } from './errors.ts'
import type { Reply, Transport } from './exchange.ts'
import { type List, toList } from './list.ts'
import type { Methods } from './methods.ts'
import { createOnce } from './once.ts'
import { resolveSettings, type Settings } from './options.ts'
import { readPage } from './page.ts'
import { defaultRetryPolicy } from './retry.ts'
import { send } from './send.ts'
import { type Upload, uploadForm } from './upload.ts'
import { toWire } from './wire.ts'

/** Who calls, and with which settings. */
export interface Caller {
  readonly transport: Transport
  readonly settings: Settings
}

/** One method for each row of the contract. */
export function bindMethods(caller: Caller): Methods {
  const bound = Object.entries(resources).map(([name, rows]) => {
    const methods = Object.values(rows as Record<string, Operation>).map((row) => [row.key, bindRow(caller, row)])
    return [name, Object.fromEntries(methods)]
  })
  return Object.fromEntries(bound) as Methods
}

function bindRow(caller: Caller, row: Operation): (...args: unknown[]) => Call<unknown> | List<unknown> {
  let repair: ((value: unknown) => void) | undefined
  const repaired = (value: unknown) => {
    repair ??= numberRepair(row.reply.item)
    repair(value)
    return value
  }
  const run = async (asked: Operation, request: Request) => sendRow(caller, asked, request)
  // a list that is read waits until it is wanted; everything else goes out at once
  if (isReadList(row)) return (...args) => listRow(row, readArguments(row, args), run, repaired)
  return (...args) => toCall(callRow(caller, row, args, run, repaired))
}

type Run = (row: Operation, request: Request) => Promise<Reply>

function listRow(row: Operation, request: Request, run: Run, repaired: (value: unknown) => unknown): List<unknown> {
  const { query, options, start } = request
  const { limit } = query as { limit?: number }
  return toList({
    operation: row.name,
    paging: row.reply.paging,
    start,
    limit,
    largestPage: row.largestPage,
    max: options.max ?? Infinity,
    repaired,
    fetchPage: (place) => run(row, { ...request, query: { ...query, ...place } }),
  })
}

async function callRow(
  caller: Caller,
  row: Operation,
  args: readonly unknown[],
  run: Run,
  repaired: (value: unknown) => unknown,
): Promise<Reply> {
  const request = readArguments(row, args)
  const isOnce = row.once !== undefined && request.options.key !== undefined
  const reply = isOnce ? await createOnce(row, row.once, request, run, caller.transport.clock) : await run(row, request)
  const { paging } = row.reply
  if (paging === 'empty') return { ...reply, body: null }
  if (paging === 'binary') {
    const stream = reply.body as ReadableStream<Uint8Array>
    return { ...reply, body: toDownload(stream, reply.headers, caller.transport.maxBytes, row.name) }
  }
  if (pagingRules[paging].many) {
    return { ...reply, body: readPage(paging, reply.body, row.name).items.map(repaired) }
  }
  return { ...reply, body: repaired(checkObject(row, reply.body)) }
}

function checkObject(row: Operation, body: unknown): unknown {
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body)
  // a write that was done has been done, whether or not the server says anything about it
  if (isObject || (body === null && row.effect !== 'read')) return body
  const [reason, what] =
    body === null ? (['empty', 'it was empty'] as const) : (['envelope', 'no object in it'] as const)
  throw new ContractError(`${row.name}: the answer could not be read: ${what}.`, { reason, operation: row.name })
}

async function sendRow({ transport, settings }: Caller, row: Operation, request: Request): Promise<Reply> {
  const { params, options } = request
  const { lane, timeoutMs, deadlineMs, attempts } = resolveSettings(options, settings)
  const { method, path, query, body } = toWire(row, request)
  const isForm = row.bodyType === 'multipart'
  const form = isForm ? await uploadForm(request.body as Upload | readonly Upload[], row.name) : undefined
  const json = body === undefined ? undefined : JSON.stringify(body)
  return send(transport, {
    operation: [row.name, ...shownParams(row, params)].join(' '),
    method,
    path,
    query,
    headers: json === undefined ? {} : { 'content-type': 'application/json' },
    body: form ?? json,
    shownBody: body,
    accept: row.reply.paging === 'binary' ? 'stream' : 'json',
    effect: row.effect,
    repeat: row.repeat,
    lane,
    signal: options.signal,
    timeoutMs,
    deadlineMs,
    policy: { ...defaultRetryPolicy, attempts },
  })
}

// numbers name objects; texts (names of files, say) may be words of customers
function shownParams(row: Operation, params: Readonly<Record<string, unknown>>): string[] {
  const ids = Object.keys(row.params).map((name) => (typeof params[name] === 'number' ? String(params[name]) : '…'))
  return ids.length > 0 ? [ids.join('/')] : []
}
