import { type BrokenReason, ContractError } from './errors.ts'

export type Accept = 'json' | 'text' | 'binary'

/** Reads the whole body, but no more than `maxBytes`. */
export async function readBytes(response: Response, maxBytes: number, operation: string): Promise<Uint8Array> {
  const declared = Number(response.headers.get('content-length'))
  if (declared > maxBytes) {
    await response.body?.cancel()
    throw tooLarge(operation, maxBytes)
  }
  // a declared length of plain bytes can be trusted; a packed body may unfold to anything
  if (declared > 0 && !response.headers.has('content-encoding')) return new Uint8Array(await response.arrayBuffer())
  if (!response.body) return new Uint8Array()
  // by hand: not every browser can loop over a stream
  const reader = response.body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return joinBytes(chunks, size)
    size += value.byteLength
    if (size > maxBytes) {
      await reader.cancel()
      throw tooLarge(operation, maxBytes)
    }
    chunks.push(value)
  }
}

/** Reads a body as JSON; undefined where there is none. */
export function parseJson(bytes: Uint8Array, contentType: string | null, operation: string): unknown {
  const text = new TextDecoder().decode(bytes).trim()
  if (text === '') return undefined
  const isHtml = contentType?.includes('html') || /^<(!doctype|html)/i.test(text)
  if (isHtml) throw broken(operation, 'html', 'an HTML page came instead of JSON')
  if (contentType && !/json/i.test(contentType)) {
    throw broken(operation, 'content-type', `${contentType.split(';')[0]} came instead of JSON`)
  }
  try {
    return JSON.parse(text)
  } catch {
    // the parser's own message quotes the text, which may be a customer's
    throw broken(operation, 'cut', `the JSON is cut or malformed after ${bytes.byteLength} bytes`)
  }
}

function tooLarge(operation: string, maxBytes: number): ContractError {
  return broken(operation, 'too-large', `the answer is larger than the ${maxBytes} bytes allowed (option maxBytes)`)
}

function broken(operation: string, reason: BrokenReason, what: string): ContractError {
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
