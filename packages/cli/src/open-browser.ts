import { spawn } from 'node:child_process'

const openers: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'open',
  win32: 'explorer',
  linux: 'xdg-open',
}

/** Shows a page where there is a screen; where there is none, the address on the terminal has to do. */
export function openBrowser(url: string): void {
  const opener = openers[process.platform]
  if (!opener || !process.stdout.isTTY || process.env['CI']) return
  const child = spawn(opener, [url], { stdio: 'ignore', detached: true })
  child.once('error', () => {})
  child.unref()
}
