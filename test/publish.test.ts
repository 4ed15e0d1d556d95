import { execFile } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Manifest, publicPackages, root } from '../scripts/packages.ts'
import { importsOf } from './imports-of.ts'
import { runsAnywhere } from './runs-anywhere.ts'

// what is compiled here lies elsewhere each time, and would only fill the cache
const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' }
const run = (program: string, args: readonly string[], { cwd = root } = {}) =>
  promisify(execFile)(program, args, { cwd, env })
const entries = publicPackages.flatMap(({ manifest, entries }) => entries.map((entry) => ({ ...entry, manifest })))
const nodes = await nodesHere()
const imports = entries.flatMap((entry) =>
  nodes.filter((node) => isEnough(entry.manifest, node.version)).map((node) => ({ ...entry, ...node })),
)

// what loads may still call what an old Node does not have; `rhetor` itself is called in the tests of the command line
const firstCalls = publicPackages
  .filter(({ folder }) => folder !== 'cli')
  .flatMap(({ folder, manifest }) =>
    nodes.filter(({ version }) => isEnough(manifest, version)).map((node) => ({ folder, ...node })),
  )

let folder: string
let tarballs: string
let consumer: string
let sourceNames: Readonly<Record<string, readonly string[]>>

describe('what is published', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'publish-'))
    tarballs = join(folder, 'dist')
    consumer = join(folder, 'consumer')
    await run(process.execPath, [join(root, 'scripts/build.ts'), tarballs])
    sourceNames = await namesIn(entries.map(({ file }) => file))
    await mkdir(consumer)
    await writeFile(join(consumer, 'package.json'), '{ "private": true, "type": "module" }')
    const files = (await readdir(tarballs)).filter((name) => name.endsWith('.tgz'))
    const options = ['--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', consumer]
    await run('npm', ['install', ...options, ...files.map((name) => join(tarballs, name))], { cwd: consumer })
  }, 120_000)

  afterAll(() => rm(folder, { recursive: true, force: true }))

  it.each(publicPackages)('has no publint message about $manifest.name', async ({ manifest }) => {
    const { buffer } = new Uint8Array(await readFile(join(tarballs, tarballName(manifest))))
    const { messages, pkg } = await publint({ pack: { tarball: buffer }, level: 'warning', strict: true })
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([])
  })

  it.each(publicPackages)(
    'points every relative import of $manifest.name to a file that is there',
    async ({ manifest }) => {
      const library = join(consumer, 'node_modules', manifest.name, 'lib')
      const names = await readdir(library, { recursive: true })
      const broken = names
        .filter((name) => /\.(js|ts)$/.test(name))
        .flatMap((name) => {
          const file = join(library, name)
          const targets = importsOf(file, readFileSync(file, 'utf8')).filter((target) => target.startsWith('.'))
          const isThere = (target: string) => target.endsWith('.js') && existsSync(join(dirname(file), target))
          return targets.filter((target) => !isThere(target)).map((target) => `${name} imports ${target}`)
        })
      expect(broken).toEqual([])
    },
  )

  it.each(imports)('imports $specifier from Node $version, as its source does', async ({ specifier, file, path }) => {
    const code = `console.log(JSON.stringify(Object.keys(await import('${specifier}')).sort()))`
    const { stdout } = await run(path, ['--input-type=module', '--eval', code], { cwd: consumer })
    expect(JSON.parse(stdout)).toEqual(sourceNames[file])
  })

  it.each(firstCalls)('answers a first call of $folder on Node $version', async ({ folder, path }) => {
    const program = join(consumer, `${folder}.js`)
    await copyFile(join(root, 'test/first-calls', `${folder}.js`), program)
    const { stdout } = await run(path, [program])
    expect(stdout).toBe('works\n')
  })

  it.each(runsAnywhere)('bundles %s for the browser, and nothing is left to import', async (specifier) => {
    const input = join(consumer, 'bundled.js')
    await writeFile(input, `export * from '${specifier}'`)
    const warnings: string[] = []
    await using bundle = await rolldown({
      input,
      cwd: consumer,
      platform: 'browser',
      onLog: (level, log) => level === 'warn' && warnings.push(log.message),
    })
    const { output } = await bundle.generate({ codeSplitting: false })
    expect(
      output.flatMap((chunk) => (chunk.type === 'chunk' ? [...chunk.imports, ...chunk.dynamicImports] : [])),
    ).toEqual([])
    expect(warnings).toEqual([])
  })

  it('has declarations that check where there is no Node', async () => {
    await copyFile(join(root, 'test/consumer.ts'), join(consumer, 'consumer.ts'))
    await writeFile(join(consumer, 'anywhere.ts'), importing(runsAnywhere))
    await check(['consumer.ts', 'anywhere.ts'], [])
  })

  it('has declarations that check on Node', async () => {
    await writeFile(join(consumer, 'node.ts'), importing(entries.map(({ specifier }) => specifier)))
    await check(['node.ts'], ['node'])
  })
})

/** Every Node that this machine would start, each version once. */
async function nodesHere(): Promise<{ path: string; version: string }[]> {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const paths = [process.execPath, ...folders.map((name) => join(name, 'node'))].filter((path) => existsSync(path))
  const unique = [...new Set(paths.map((path) => realpathSync(path)))]
  return Promise.all(
    unique.map(async (path) => ({ path, version: (await run(path, ['-p', 'process.versions.node'])).stdout.trim() })),
  )
}

// in a process of their own: one of them changes what `fetch` does
async function namesIn(files: readonly string[]): Promise<Record<string, string[]>> {
  const code = `
    const names = async (file) => [file, Object.keys(await import(file)).sort()]
    console.log(JSON.stringify(Object.fromEntries(await Promise.all(${JSON.stringify(files)}.map(names)))))`
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', code])
  return JSON.parse(stdout) as Record<string, string[]>
}

function isEnough({ publishConfig }: Manifest, version: string): boolean {
  const needed = publishConfig?.engines?.node?.replace('>=', '') ?? '0'
  return version.localeCompare(needed, undefined, { numeric: true }) >= 0
}

/** `@rhetor/client` → `rhetor-client-0.1.0.tgz` */
function tarballName({ name, version }: Manifest): string {
  return `${name.replace('@', '').replace('/', '-')}-${version}.tgz`
}

function importing(specifiers: readonly string[]): string {
  const names = specifiers.map((_, index) => `entry${index}`)
  const lines = specifiers.map((specifier, index) => `import * as ${names[index]} from '${specifier}'`)
  return `${lines.join('\n')}\nexport const all = [${names.join(', ')}]\n`
}

async function check(files: string[], types: string[]): Promise<void> {
  const compilerOptions = {
    strict: true,
    noEmit: true,
    module: 'nodenext',
    target: 'es2022',
    lib: ['es2022', 'dom'],
    skipLibCheck: false,
    types,
    typeRoots: [join(root, 'node_modules/@types')],
  }
  await writeFile(join(consumer, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }))
  const { stdout } = await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', consumer]).catch(
    (error: { stdout: string }) => error,
  )
  expect(stdout).toBe('')
}
