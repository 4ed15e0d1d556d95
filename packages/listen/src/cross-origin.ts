import type { Door } from './doors.ts'

// the request and response headers our clients need, in addition to those CORS allows by default
const sentHeaders = 'authorization, content-type, last-event-id, mcp-protocol-version, mcp-session-id'
const readHeaders = 'mcp-session-id'
const keptSeconds = 600

/** Whether a request is a CORS preflight. */
export function isPreflight({ method, headers }: Request): boolean {
  return method === 'OPTIONS' && headers.has('origin') && headers.has('access-control-request-method')
}

/** The answer to a CORS preflight of a page that may call. */
export function allowed({ methods }: Door, request: Request): Response {
  const headers = {
    'access-control-allow-methods': methods === 'any' ? '*' : methods.join(', '),
    'access-control-allow-headers': sentHeaders,
    'access-control-max-age': String(keptSeconds),
  }
  return readable(new Response(null, { status: 204, headers }), request)
}

/** Adds the CORS headers that let the calling page read the answer. */
export function readable(response: Response, request: Request): Response {
  const origin = request.headers.get('origin')
  if (origin === null) return response
  response.headers.set('access-control-allow-origin', origin)
  response.headers.set('access-control-expose-headers', readHeaders)
  response.headers.append('vary', 'origin')
  return response
}
