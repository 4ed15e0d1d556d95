import { type Refusal, refusals } from './refusals.ts'

/** The request with its body read, where that comes without a length and nobody knows yet whether it is too long. */
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

/** Whether only reading it tells how long the body is. */
export function hasUnknownLength({ method, headers }: Request): boolean {
  return method !== 'GET' && method !== 'HEAD' && !headers.has('content-length')
}
