import { isLoopback } from '@rhetor/contract'
import { type Control, reads } from '../control/control.ts'
import { Problem } from '../problem.ts'
import { problemResponse } from './api.ts'

interface Access {
  /** Whether the request came from this machine. */
  readonly isLocal: boolean
  readonly token: string | undefined
}

/** Answers a request below `/__sandbox`: this machine's, or one that shows the token. */
export async function answerControl(
  control: Control,
  request: Request,
  path: string,
  { isLocal, token }: Access,
): Promise<Response> {
  const isAllowed =
    token === undefined ? isLocal && !isFromPage(request) : request.headers.get('authorization') === `Bearer ${token}`
  if (!isAllowed)
    return problemResponse(
      new Problem(403, 'The control commands of this sandbox are open to this machine only, or with its token.'),
    )
  try {
    const name = path.slice('/__sandbox'.length).replace(/^\/+|\/+$/g, '')
    if (request.method !== 'POST' && !(reads as readonly string[]).includes(name) && control.knows(name)) {
      return problemResponse(new Problem(405, `/__sandbox/${name} changes something: send it as a POST.`))
    }
    const text = request.method === 'POST' ? await request.text() : ''
    const input: unknown = text.trim() === '' ? {} : JSON.parse(text)
    const result = await control.answer(name, input)
    return Response.json(result ?? {})
  } catch (error) {
    if (error instanceof Problem) return problemResponse(error)
    if (error instanceof SyntaxError) return problemResponse(new Problem(400, 'The body is not valid JSON.'))
    throw error
  }
}

// any page in a browser of this machine can reach it, and must not control it
function isFromPage(request: Request): boolean {
  // an image or a link names no origin
  if (request.headers.get('sec-fetch-site') === 'cross-site') return true
  const origin = request.headers.get('origin')
  return origin !== null && origin !== new URL(request.url).origin
}

// in this process there is no address, which is as local as it gets
export function isLocal(bindings: unknown): boolean {
  const address = (bindings as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket
    ?.remoteAddress
  return address === undefined || isLoopback(address)
}
