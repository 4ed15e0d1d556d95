import type { Door } from './doors.ts'

// what clients of our servers send and read, beside what every page may
const sentHeaders = 'authorization, content-type, last-event-id, mcp-protocol-version, mcp-session-id'
const readHeaders = 'mcp-session-id'
const keptSeconds = 600

/** Whether a browser asks, before a page's call, if the page may make it. */
export function isPreflight({ method, headers }: Request): boolean {
  return method === 'OPTIONS' && headers.has('origin') && headers.has('access-control-request-method')
}

/** The answer to that question, for a page that may call. */
export function allowed({ methods }: Door, request: Request): Response {
  const headers = {
    'access-control-allow-methods': methods === 'any' ? '*' : methods.join(', '),
    'access-control-allow-headers': sentHeaders,
    'access-control-max-age': String(keptSeconds),
  }
  return readable(new Response(null, { status: 204, headers }), request)
}

/** An answer that the page which asked may read. */
export function readable(response: Response, request: Request): Response {
  const origin = request.headers.get('origin')
  if (origin === null) return response
  response.headers.set('access-control-allow-origin', origin)
  response.headers.set('access-control-expose-headers', readHeaders)
  response.headers.append('vary', 'origin')
  return response
}
