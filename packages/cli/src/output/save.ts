import type { Download } from '@rhetor/client'
import { UsageError } from '@rhetor/client'
import { nodeFiles } from '../node-files.ts'

/** Writes a download to a file, or to stdout where that is no screen. */
export async function saveDownload(download: Download, path: string | undefined): Promise<void> {
  if (path !== undefined) {
    await nodeFiles.write(path, download.stream)
    console.error(`wrote ${path}`)
    return
  }
  const isText = /^text\/|json|csv/.test(download.contentType ?? '')
  if (process.stdout.isTTY && !isText) throw new UsageError('this is a file: say where to write it with --out FILE.')
  for await (const chunk of download.stream) process.stdout.write(chunk)
}
