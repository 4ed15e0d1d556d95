import { isLoopback } from '@rhetor/contract'
import type { Control } from '../control-server/control.ts'
import { findCommand, runCommand } from '../control-server/run-command.ts'
import { readJson } from '../http/body.ts'
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
    const row = findCommand(request.method, path.slice('/__sandbox'.length))
    const input = request.method === 'POST' ? await readJson(request) : undefined
    return Response.json(await runCommand(control, row, input))
  } catch (error) {
    if (error instanceof Problem) return problemResponse(error)
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
