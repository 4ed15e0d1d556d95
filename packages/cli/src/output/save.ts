import { resolve } from 'node:path'
import type { Download } from '@rhetor/client'
import { GorgiasError, UsageError } from '@rhetor/client'
import { replaceFile } from '@rhetor/client/node'
import { failures } from '@rhetor/contract'
import { plain } from '../plain.ts'
import { say, type Terminal } from '../terminal.ts'

/** Writes a download to a file, or to stdout where that is not a screen. */
export async function saveDownload(
  download: Download,
  path: string | undefined,
  { stdout, stderr, cwd }: Terminal,
): Promise<void> {
  if (path !== undefined) {
    try {
      await replaceFile(resolve(cwd, path), download.stream, { mode: 0o600 })
    } catch (cause) {
      throw notWritten(path, cause)
    }
    say(stderr, `wrote ${path}`)
    return
  }
  const isText = /^text\/|json|csv/.test(download.contentType ?? '')
  if (stdout.isTTY && !isText) throw new UsageError('this is a file: say where to write it with --out FILE.')
  if (!stdout.isTTY) {
    for await (const chunk of download.stream) stdout.write(chunk)
    return
  }
  const decoder = new TextDecoder()
  for await (const chunk of download.stream) stdout.write(plain(decoder.decode(chunk, { stream: true })))
}

/** The error, with what became of the file. */
function notWritten(path: string, cause: unknown): unknown {
  const { code, syscall } = cause as NodeJS.ErrnoException
  if (cause instanceof GorgiasError)
    return new GorgiasError(cause.code, `${cause.message} ${path} was not written; run the same command again.`, {
      cause,
    })
  if (syscall === undefined) return cause
  const { meaning, advice } = failures.output_failed
  return new GorgiasError('output_failed', `${path}: ${meaning} (${code}). ${advice}`, { cause })
}
