import { spawn } from 'node:child_process'
import { platform } from 'node:os'
import type { Terminal } from './terminal.ts'

const openers: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'open',
  win32: 'explorer',
  linux: 'xdg-open',
}

/** Opens a page in the browser, if there is a screen. */
export function openBrowser(url: string, { stdout, env }: Terminal): void {
  const opener = openers[platform()]
  if (!opener || !stdout.isTTY || env['CI']) return
  const child = spawn(opener, [url], { stdio: 'ignore', detached: true })
  child.once('error', () => {})
  child.unref()
}
