import { doors } from '@rhetor/listen'
import { Problem } from '../problem.ts'

/** The real limit is not published. */
export const largestBody: number = doors.sandboxApi.mostBytes

/** Reads the whole body, but no more than the limit. */
export async function readAtMost(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length')) > limit) throw new Problem(413, 'The request body is too large.')
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of request.body) {
      size += chunk.byteLength
      if (size > limit) throw new Problem(413, 'The request body is too large.')
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof Problem) throw error
    // the client is gone
    throw new Problem(400, 'The request body broke off.')
  }
  return new Uint8Array(Buffer.concat(chunks))
}

// SQLite reads at most a thousand levels of JSON
const deepestBody = 100
const largestJson: number = doors.sandboxControl.mostBytes

interface ReadJsonOptions {
  /** Whether the request has to say that it is JSON. */
  readonly isTyped?: boolean
}

/** The body as JSON; undefined where there is none. */
export async function readJson(request: Request, { isTyped = false }: ReadJsonOptions = {}): Promise<unknown> {
  const type = request.headers.get('content-type') ?? ''
  const text = new TextDecoder().decode(await readAtMost(request, largestJson))
  if (text.trim() === '') return undefined
  if (isTyped && !/json/i.test(type))
    throw new Problem(400, 'The request body must be JSON: set Content-Type to application/json.')
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw new Problem(400, 'The request body is not valid JSON.')
  }
  refuseUnstorable(body, deepestBody)
  return body
}

// no database keeps a lone surrogate or a NUL character
function refuseUnstorable(value: unknown, levels: number): void {
  if (typeof value === 'string' && (!value.isWellFormed() || value.includes('\0'))) {
    throw new Problem(400, 'The request body holds text that is not Unicode.')
  }
  if (typeof value !== 'object' || value === null) return
  if (levels === 0) throw new Problem(400, 'The request body is nested too deeply.')
  for (const [name, inner] of Object.entries(value)) {
    refuseUnstorable(name, levels)
    refuseUnstorable(inner, levels - 1)
  }
}
