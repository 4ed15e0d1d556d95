import { matchOperation, type Operation, operations } from '@rhetor/contract'
import { settle } from '../consequences.ts'
import type { Call, UploadedPart } from '../handlers/call.ts'
import { handlerOf } from '../handlers/registry.ts'
import { largestBody, readAtMost, readJson } from '../http/body.ts'
import { authenticate, authorize } from '../http/caller.ts'
import { commonHeaders } from '../http/headers.ts'
import type { RateLimiter } from '../http/rate.ts'
import { readBody, readParams, readQuery } from '../http/validate.ts'
import { conflict, Problem } from '../problem.ts'
import { isTaken } from '../store/store.ts'
import type { World } from '../world.ts'

/** Answers one request of the API: account, caller, rate, route, checks, handler, answer. */
export async function answerApi(world: World, rates: RateLimiter, request: Request, path: string): Promise<Response> {
  let rateHeaders = rates.uncounted()
  try {
    const caller = authenticate(world, request.headers.get('authorization') ?? undefined)
    rateHeaders = rates.take(caller)
    const match = matchOperation(request.method, path)
    if (match.kind === 'method') throw new Problem(405, 'The specified HTTP method is not allowed.')
    if (match.kind === 'path') throw new Problem(404, 'Resource not found.')
    const { row, values } = match
    authorize(caller, row)
    const search = new URL(request.url).searchParams
    const params = readParams(row, values)
    const query = readQuery(row, search)
    const files = row.bodyType === 'multipart' ? await readFiles(request) : []
    const turn = world.turn({ userId: caller.user.id })
    const asked = { row, world, caller, turn, params, query, body: undefined, uri: `/api${path}?${search}`, files }
    const body =
      row.body && row.bodyType === 'json'
        ? readBody(row, await readJson(request, { isTyped: true }), () => shownNow(asked))
        : undefined
    const call: Call = { ...asked, body }
    const answer = world.store.transaction(() => {
      const result = handlerOf(row)(call)
      settle(turn)
      return result
    })
    return toResponse(row, answer, rateHeaders)
  } catch (error) {
    if (error instanceof Problem) return problemResponse(error, rateHeaders)
    if (isTaken(error)) return problemResponse(conflict(), rateHeaders)
    throw error
  }
}

/** The object behind a path as it is shown now; undefined where nothing is shown there. */
function shownNow(call: Call): unknown {
  const row = operations.find(({ method, path }) => method === 'GET' && path === call.row.path)
  if (row?.reply.paging !== 'single') return undefined
  try {
    return handlerOf(row)({ ...call, row, query: {} })
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}

async function readFiles(request: Request): Promise<UploadedPart[]> {
  const bytes = await readAtMost(request, largestBody)
  const type = request.headers.get('content-type') ?? ''
  let form: FormData
  try {
    form = await new Response(bytes, { headers: { 'content-type': type } }).formData()
  } catch {
    throw new Problem(400, 'The request body is not a valid multipart form.')
  }
  const files = [...form.entries()].flatMap(([field, value]) => (value instanceof File ? [{ field, value }] : []))
  return Promise.all(
    files.map(async ({ field, value }) => ({
      name: value.name || field,
      contentType: value.type || 'application/octet-stream',
      bytes: new Uint8Array(await value.arrayBuffer()),
    })),
  )
}

function toResponse(row: Operation, answer: unknown, rate: Record<string, string>): Response {
  if (answer instanceof Response) {
    for (const [name, value] of Object.entries(commonHeaders(rate))) {
      if (!answer.headers.has(name)) answer.headers.set(name, value)
    }
    return answer
  }
  // empty answers name JSON too, as the real one's do
  const body = row.reply.paging === 'empty' ? null : JSON.stringify(answer)
  return new Response(body, { status: row.status, headers: commonHeaders(rate) })
}

export function problemResponse(problem: Problem, rate: Record<string, string> = {}): Response {
  const { status, message, data, headers } = problem
  const error = data === undefined ? { msg: message } : { msg: message, data }
  return new Response(JSON.stringify({ error }), { status, headers: { ...commonHeaders(rate), ...headers } })
}
