import type { Operation } from '@rhetor/contract'
import { type Request, readArguments } from './arguments.ts'
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

export function toWire(row: Operation, { params, query, body }: Request): WireRequest {
  return {
    method: row.method,
    path: `/api${fillPath(row.path, params)}`,
    query: toQueryString(query),
    body: row.bodyType === 'json' && row.body ? body : undefined,
  }
}

/**
 * The request that a method of the client would send with these arguments, to be shown before it is sent.
 * It is checked as the method checks it.
 */
export function requestOf(row: Operation, args: readonly unknown[]): WireRequest {
  const request = readArguments(row, args)
  return toWire(row, keyed(row, request))
}

/** The request with its key where the row keeps one. */
export function keyed(row: Operation, request: Request): Request {
  const { key } = request.options
  if (!row.once || key === undefined) return request
  return { ...request, body: { ...(request.body as object), [row.once.field]: key } }
}
