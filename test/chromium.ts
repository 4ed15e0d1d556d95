import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempDisposableSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { root } from '../scripts/packages.ts'

/** The packed browser is built for this platform only. */
export const chromiumRuns = process.platform === 'linux' && process.arch === 'x64'

/** A headless Chromium from npm, with its own libraries and fonts; `await using` closes it. */
export async function launchChromium(): Promise<Browser> {
  const home = unpacked()
  return chromium.launch({
    executablePath: join(home, 'chromium'),
    env: { ...process.env, LD_LIBRARY_PATH: join(home, 'al2023/lib'), FONTCONFIG_PATH: join(home, 'fonts') },
  })
}

function unpacked(): string {
  const cache = join(root, 'node_modules/.cache')
  const manifest = readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8')
  const { version } = JSON.parse(manifest) as { version: string }
  const home = join(cache, `chromium-${version}`)
  if (existsSync(home)) return home
  mkdirSync(cache, { recursive: true })
  using staging = mkdtempDisposableSync(`${home}-`)
  const fresh = join(staging.path, 'chromium')
  mkdirSync(fresh)
  unpackInto(fresh)
  setFonts(fresh, home)
  // renamed when whole: another test file may be starting a browser at this moment
  try {
    renameSync(fresh, home)
  } catch (error) {
    if (!existsSync(home)) throw error
  }
  return home
}

// in a process of its own, as the package reads both variables: where to unpack, and whether to add the libraries
function unpackInto(folder: string): void {
  const code = "import chromium from '@sparticuz/chromium'; await chromium.executablePath()"
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' }
  execFileSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: root, env })
}

function setFonts(folder: string, home: string): void {
  const config = join(folder, 'fonts/fonts.conf')
  writeFileSync(config, readFileSync(config, 'utf8').replaceAll('/tmp/', `${home}/`))
}
