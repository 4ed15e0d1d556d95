import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempDisposableSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { isSource, type Manifest, publicPackages, root } from './packages.ts'

const target = resolve(process.argv[2] ?? 'dist')

clean()
using compiled = mkdtempDisposableSync(join(tmpdir(), 'build-'))
compileInto(compiled.path)
for (const { folder, path, manifest } of publicPackages) {
  const output = join(target, folder)
  cpSync(join(compiled.path, folder, 'src'), join(output, 'lib'), { recursive: true })
  cpSync(join(path, 'src'), join(output, 'lib'), { recursive: true, filter: (file) => !/\.tsx?$/.test(file) })
  for (const file of filesIn(join(output, 'lib'))) if (file.endsWith('.d.ts')) pointToJs(file)
  writeFileSync(join(output, 'package.json'), `${JSON.stringify(published(manifest), null, 2)}\n`)
  cpSync(join(root, 'LICENSE'), join(output, 'LICENSE'))
  if (existsSync(join(path, 'README.md'))) cpSync(join(path, 'README.md'), join(output, 'README.md'))
}
const tarballs = pack(publicPackages.map(({ folder }) => join(target, folder)))
for (const [index, { folder, manifest }] of publicPackages.entries()) {
  const files = filesIn(join(target, folder)).length
  console.log(`${manifest.name} ${manifest.version}: ${files} files, ${statSync(tarballs[index] ?? '').size} bytes`)
}

// only what a build makes: other scripts write here too
function clean(): void {
  mkdirSync(target, { recursive: true })
  const folders = publicPackages.map(({ folder }) => folder)
  for (const name of readdirSync(target)) {
    if (name.endsWith('.tgz') || folders.includes(name)) rmSync(join(target, name), { recursive: true })
  }
}

// all packages in one run, since each resolves the others to their sources
function compileInto(output: string): void {
  const config = join(output, 'tsconfig.json')
  const settings = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: {
      noEmit: false,
      noEmitOnError: true,
      rootDir: join(root, 'packages'),
      outDir: output,
      typeRoots: [join(root, 'node_modules/@types')],
    },
    include: publicPackages.map(({ path }) => join(path, 'src')),
  }
  writeFileSync(config, JSON.stringify(settings))
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  execFileSync(process.execPath, [tsc, '-p', config], { stdio: ['ignore', process.stderr, process.stderr] })
}

function published({ devDependencies, scripts, publishConfig, ...manifest }: Manifest) {
  return {
    ...manifest,
    ...publishConfig,
    files: ['lib'],
    exports: mapValues(manifest.exports, (path) =>
      isSource(path) ? { types: inLib(path, '.d.ts'), default: inLib(path, '.js') } : path,
    ),
    bin: mapValues(manifest.bin, (path) => inLib(path, '.js')),
  }
}

function mapValues<Value>(
  record: Readonly<Record<string, string>> | undefined,
  change: (value: string) => Value,
): Record<string, Value> | undefined {
  return record && Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}

/** `./src/index.ts` → `./lib/index.js` */
function inLib(path: string, extension: string): string {
  return path.replace(/^\.\/src\//, './lib/').replace(/\.tsx?$/, extension)
}

// the compiler leaves imports of `./x.ts` in declarations, and other tools find nothing behind them
function pointToJs(declarations: string): void {
  const text = readFileSync(declarations, 'utf8')
  const imports = /\b(from\s*|import\s*\(?\s*)(['"])(\.\.?\/[^'"]+)\.tsx?\2/g
  writeFileSync(declarations, text.replace(imports, '$1$2$3.js$2'))
}

// all folders in one run, since each start of npm takes longer than what it packs
function pack(folders: readonly string[]): string[] {
  const options = ['--pack-destination', target, '--ignore-scripts', '--loglevel=error']
  const names = execFileSync('npm', ['pack', ...options, ...folders], { cwd: target, encoding: 'utf8' }).trim()
  return names.split('\n').map((name) => join(target, name))
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
