import { Problem } from '../problem.ts'

/** Unpublished; mail providers take about 25 MB, and a form needs a little around its files. */
export const largestBody = 25 * 1024 * 1024 + 64 * 1024

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
    // nobody is left to hear it
    throw new Problem(400, 'The request body broke off.')
  }
  return new Uint8Array(Buffer.concat(chunks))
}
