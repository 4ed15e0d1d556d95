import { type BrokenReason, ContractError } from './errors.ts'

export type Accept = 'json' | 'text' | 'binary'

/** Reads the whole body, but no more than `maxBytes`. */
export async function readBytes(response: Response, maxBytes: number, operation: string): Promise<Uint8Array> {
  const declared = Number(response.headers.get('content-length'))
  if (declared > maxBytes) {
    response.body?.cancel().catch(() => {})
    throw tooLarge(operation, maxBytes)
  }
  if (isKnownToFit(response, maxBytes)) return new Uint8Array(await response.arrayBuffer())
  if (!response.body) return new Uint8Array()
  // without `for await`: not every browser can iterate a stream
  const reader = response.body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return joinBytes(chunks, size)
    size += value.byteLength
    if (size > maxBytes) {
      reader.cancel().catch(() => {})
      throw tooLarge(operation, maxBytes)
    }
    chunks.push(value)
  }
}

/** Reads the whole body as text, but no more than `maxBytes`. */
export async function readText(response: Response, maxBytes: number, operation: string): Promise<string> {
  if (isKnownToFit(response, maxBytes)) return response.text()
  return new TextDecoder().decode(await readBytes(response, maxBytes, operation))
}

// the declared length of an uncompressed body can be trusted; a compressed one may be any size
function isKnownToFit({ headers }: Response, maxBytes: number): boolean {
  const declared = Number(headers.get('content-length'))
  return declared > 0 && declared <= maxBytes && !headers.has('content-encoding')
}

function tooLarge(operation: string, maxBytes: number): ContractError {
  return broken(operation, 'too-large', `the answer is larger than the ${maxBytes} bytes allowed (option maxBytes)`)
}

/** An answer that cannot be read, and why. */
export function broken(operation: string, reason: BrokenReason, what: string): ContractError {
  return new ContractError(`${operation}: the answer could not be read: ${what}.`, { reason, operation })
}

function joinBytes(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    all.set(chunk, offset)
    offset += chunk.byteLength
  }
  return all
}
