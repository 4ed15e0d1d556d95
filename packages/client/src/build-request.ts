import type { Operation } from '@rhetor/contract'
import type { Request } from './arguments.ts'
import type { Outgoing } from './exchange.ts'
import { fillPath, toQueryString } from './url.ts'

/** What goes over the wire for one call, without host and credentials. */
export interface WireRequest {
  readonly method: string
  /** Below the account: `/api/tickets/5`. */
  readonly path: string
  /** Without its question mark; empty where there is none. */
  readonly query: string
  /** What is sent as JSON; undefined where nothing, or a form, is. */
  readonly body: unknown
}

/** A request before it is sent: without credentials and limits. */
export type BuiltRequest = Omit<Outgoing, 'lane' | 'signal' | 'timeoutMs' | 'deadlineMs' | 'policy'>

/** Builds the request of a row; the only place where its body is serialised. */
export function buildRequest(row: Operation, { params, query, body }: Request): BuiltRequest {
  const isJson = row.bodyType === 'json' && row.body !== undefined && body !== undefined
  return {
    operation: [row.name, ...shownParams(row, params)].join(' '),
    method: row.method,
    path: `/api${fillPath(row.path, params)}`,
    query: toQueryString(query),
    headers: isJson ? { 'content-type': 'application/json' } : {},
    body: isJson ? JSON.stringify(body) : undefined,
    shownBody: isJson ? body : undefined,
    accept: row.reply.paging === 'binary' ? 'stream' : 'json',
    effect: row.effect,
    repeat: row.repeat,
  }
}

/** A request for display. JSON is parsed from what is sent, so that it stays true if the input is changed. */
export function toWire({ method, path, query, body, shownBody }: BuiltRequest): WireRequest {
  const isJson = shownBody !== undefined && typeof body === 'string'
  return { method, path, query, body: isJson ? JSON.parse(body) : undefined }
}

// numbers are ids; texts, such as names of files, may be words of customers
function shownParams(row: Operation, params: Readonly<Record<string, unknown>>): string[] {
  const ids = Object.keys(row.params).map((name) => (typeof params[name] === 'number' ? String(params[name]) : '…'))
  return ids.length > 0 ? [ids.join('/')] : []
}
