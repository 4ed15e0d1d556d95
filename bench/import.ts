import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'
import { root } from '../scripts/packages.ts'
import { line, median } from './print.ts'

const rounds = 15

/** What the client costs before its first request: time to import it, and bytes of a browser bundle. */
export async function measure(): Promise<void> {
  // the process alone counts too: what a program pays is the difference
  const nothing = median(Array.from({ length: rounds }, () => runMs('')))
  const client = median(Array.from({ length: rounds }, () => runMs("await import('@rhetor/client')")))
  line('import of the client from source / start of Node', ((client - nothing) / nothing).toFixed(2))
  const code = await bundled()
  line('browser bundle, minified', `${Math.round(code.length / 1024)} KiB`)
  line('  gzip / minified', `${(gzipSync(code).length / code.length).toFixed(2)}`)
}

function runMs(code: string): number {
  const began = performance.now()
  execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: join(root, 'packages/client') })
  return performance.now() - began
}

async function bundled(): Promise<string> {
  const bundle = await rolldown({ input: join(root, 'packages/client/src/index.ts'), platform: 'browser' })
  const { output } = await bundle.generate({ format: 'esm', minify: true })
  await bundle.close()
  return output[0].code
}
