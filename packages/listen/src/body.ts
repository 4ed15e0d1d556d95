import { type Refusal, refusals } from './refusals.ts'

/** Reads a body that has no content-length, and refuses one over the limit. */
export async function withinLimit(request: Request, mostBytes: number): Promise<Request | Refusal> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength
      if (size > mostBytes) return refusals.size
      chunks.push(chunk)
    }
  } catch {
    return refusals.broken
  }
  return new Request(request, { body: Buffer.concat(chunks) })
}

/** Whether the length of the body is unknown until it is read. */
export function hasUnknownLength({ method, headers }: Request): boolean {
  return method !== 'GET' && method !== 'HEAD' && !headers.has('content-length')
}
