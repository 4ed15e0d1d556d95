import { readBytes } from './body.ts'
import { ConnectionError } from './errors.ts'

/** A file being downloaded; read it once, as a stream or whole. */
export interface Download {
  readonly stream: ReadableStream<Uint8Array>
  readonly contentType: string | undefined
  /** In bytes, where the server says. */
  readonly size: number | undefined
  bytes(): Promise<Uint8Array>
  text(): Promise<string>
}

export function toDownload(
  body: ReadableStream<Uint8Array>,
  headers: Headers,
  maxBytes: number,
  operation: string,
): Download {
  const stream = withConnectionErrors(body, operation)
  const length = headers.get('content-length')
  // a compressed body is longer than its declared length
  const isPlain = !headers.has('content-encoding')
  const bytes = () => readBytes(new Response(stream), maxBytes, operation)
  return {
    stream,
    contentType: headers.get('content-type') ?? undefined,
    size: length !== null && isPlain ? Number(length) : undefined,
    bytes,
    text: async () => new TextDecoder().decode(await bytes()),
  }
}

/** The same stream; where it breaks off, it does so with an error of ours. */
function withConnectionErrors(body: ReadableStream<Uint8Array>, operation: string): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          const { done, value } = await reader.read()
          if (done) controller.close()
          else controller.enqueue(value)
        } catch (cause) {
          // what fetch throws for a broken connection; anything else is the reason of an abort
          throw cause instanceof TypeError ? new ConnectionError(operation, { cause }) : cause
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    // reads nothing before it is asked for
    { highWaterMark: 0 },
  )
}

/** The private file behind an attachment's address: what `files.download` takes. */
export function downloadPath(
  url: string,
): { file_type: string; domain_hash: string; resource_name: string } | undefined {
  let parts: string[]
  try {
    const { hostname, pathname } = new URL(url)
    if (!/(^|\.)gorgias\.(io|com)$/.test(hostname)) return undefined
    parts = pathname.split('/').filter(Boolean).map(decodeURIComponent)
  } catch {
    return undefined
  }
  // uploads.gorgias.io/{hash}/{name} leaves out the type that gorgias.io/{type}/{hash}/{name} has
  const [file_type, domain_hash, resource_name] = parts.length === 2 ? ['attachments', ...parts] : parts
  return parts.length <= 3 && file_type && domain_hash && resource_name
    ? { file_type, domain_hash, resource_name }
    : undefined
}
