import { resolve } from 'node:path'
import type { Download } from '@rhetor/client'
import { UsageError } from '@rhetor/client'
import { replaceFile } from '@rhetor/client/node'
import { plain } from '../plain.ts'
import { say, type Terminal } from '../terminal.ts'

/** Writes a download to a file, or to stdout where that is not a screen. */
export async function saveDownload(
  download: Download,
  path: string | undefined,
  { stdout, stderr, cwd }: Terminal,
): Promise<void> {
  if (path !== undefined) {
    await replaceFile(resolve(cwd, path), download.stream)
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
