import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'
import { root } from '../../scripts/packages.ts'
import { line, median } from '../print.ts'

const rounds = 15

/** What a program pays before its first request: time to import, from source, and bytes of a browser bundle. */
export async function measure(): Promise<void> {
  const times = new Map(['', 'contract', 'client'].map((name) => [name, [] as number[]]))
  for (let round = 0; round < rounds; round++) for (const [name, taken] of times) taken.push(runMs(name))
  const start = median(times.get('') ?? [])
  for (const name of ['contract', 'client']) {
    const ms = median(times.get(name) ?? []) - start
    line(`${name}: import beside the start of Node`, `${ms.toFixed(0)} ms (${(ms / start).toFixed(1)}×)`)
    const { plain, minified } = await bundled(name)
    line('  bundled / minified / gzip', `${kib(plain)} / ${kib(minified)} / ${kib(gzipSync(minified))} KiB`)
  }
}

const kib = (bytes: string | Buffer) => Math.round(Buffer.byteLength(bytes) / 1024)

/** A process that imports a package, or nothing. */
function runMs(name: string): number {
  const code = name === '' ? '' : `await import('@rhetor/${name}')`
  const began = performance.now()
  execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: join(root, 'packages/client') })
  return performance.now() - began
}

async function bundled(name: string): Promise<{ plain: string; minified: string }> {
  const bundle = await rolldown({ input: join(root, `packages/${name}/src/index.ts`), platform: 'browser' })
  const codeOf = async (minify: boolean) => (await bundle.generate({ format: 'esm', minify })).output[0].code
  const [plain, minified] = [await codeOf(false), await codeOf(true)]
  await bundle.close()
  return { plain, minified }
}
