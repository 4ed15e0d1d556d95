import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'
import { root } from '../../scripts/packages.ts'
import { line, median } from '../print.ts'

const rounds = 15

/** What the client costs before its first request: time to import it, and bytes of a browser bundle. */
export async function measure(): Promise<void> {
  const times: Record<string, number[]> = { '': [], "await import('@rhetor/client')": [] }
  for (let round = 0; round < rounds; round++) for (const code in times) times[code]?.push(runMs(code))
  const [nothing = 0, client = 0] = Object.values(times).map(median)
  line('start of Node with the client, from source / without', (client / nothing).toFixed(2))
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
