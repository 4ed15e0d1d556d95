import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Manifest, packages, root } from '../scripts/packages.ts'
import { circlesIn, climbsIn, type ImportGraph, readImportGraph } from './import-graph.ts'
import { computed, importsOf } from './imports-of.ts'
import { ladders } from './ladders.ts'
import { runsAnywhere } from './runs-anywhere.ts'

interface Rule {
  /** Packages of this repository, or single entries of them. */
  readonly ours: readonly string[]
  /** Everything else; `declared` leaves the choice to the package.json. */
  readonly theirs: readonly string[] | 'declared'
}

const table: Readonly<Record<string, Rule>> = {
  contract: { ours: [], theirs: ['zod'] },
  client: { ours: ['contract'], theirs: [] },
  listen: { ours: ['contract'], theirs: ['@hono/node-server'] },
  sandbox: { ours: ['contract', 'listen'], theirs: ['zod'] },
  actions: { ours: ['contract', 'client'], theirs: ['zod'] },
  agent: { ours: ['contract', 'client', 'actions'], theirs: 'declared' },
  dialogs: { ours: ['contract', 'client', 'actions', 'agent/text'], theirs: 'declared' },
  hub: { ours: ['contract', 'client', 'actions', 'agent', 'dialogs', 'listen'], theirs: 'declared' },
  mcp: { ours: ['contract', 'client', 'actions', 'listen'], theirs: 'declared' },
  console: { ours: ['contract', 'listen', 'hub/api', 'sandbox/control'], theirs: 'declared' },
  cli: {
    ours: ['contract', 'client', 'listen', 'sandbox', 'actions', 'agent', 'dialogs', 'hub', 'mcp', 'console'],
    theirs: 'declared',
  },
}

describe('the import table', () => {
  it.each(packages)('is kept by $folder', ({ folder, path, manifest }) => {
    expect(sourcesIn(join(path, 'src')).flatMap((file) => breachesIn(folder, manifest, file, read(file)))).toEqual([])
  })

  it('has a row for every folder of packages/', () => {
    const folders = readdirSync(join(root, 'packages'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(folders.map(({ name }) => name).filter((name) => !(name in table))).toEqual([])
  })

  it('names the file, the import and the rule that was broken', () => {
    const file = join(root, 'packages/client/src/sub/x.ts')
    const breaches = (code: string, folder = 'client') =>
      breachesIn(folder, { name: '', version: '', dependencies: { '@rhetor/contract': '1', lodash: '1' } }, file, code)
    const at = 'packages/client/src/sub/x.ts imports'

    expect(breaches("import { a } from '@rhetor/sandbox'")).toEqual([`${at} @rhetor/sandbox, which client may not`])
    expect(breaches("export * from '@rhetor/hub/api'")).toEqual([`${at} @rhetor/hub/api, which client may not`])
    expect(breaches("import type { A } from 'lodash/map'")).toEqual([`${at} lodash/map, which client may not`])
    expect(breaches("import 'left-pad'", 'hub')).toEqual([`${at} left-pad, which hub's package.json does not declare`])
    expect(breaches("import '@rhetor/client'", 'hub')).toEqual([
      `${at} @rhetor/client, which hub's package.json does not declare`,
    ])
    expect(breaches("import '../../../hub/src/a.ts'")).toEqual([`${at} ../../../hub/src/a.ts, outside of its package`])
    expect(breaches('await import(name)')).toEqual([`${at} a computed path, which nobody can check`])
    expect(breaches('', 'extra')).toEqual(['packages/extra is not in the import table'])
  })

  it('lets a package import its own files, what it declares, and Node', () => {
    const manifest = { name: '', version: '', dependencies: { '@rhetor/contract': '1', lodash: '1' } }
    const code =
      "import './a.ts'; import '../b.ts'; import '@rhetor/contract/openapi'; import 'lodash'; import 'node:fs'"
    expect(breachesIn('hub', manifest, join(root, 'packages/hub/src/sub/x.ts'), code)).toEqual([])
  })

  it('can open one entry of a package and keep the others closed', () => {
    const manifest = { name: '', version: '', dependencies: { '@rhetor/hub': '1' } }
    const code = "import '@rhetor/hub/api'; import '@rhetor/hub'"
    expect(breachesIn('console', manifest, join(root, 'packages/console/src/x.ts'), code)).toEqual([
      'packages/console/src/x.ts imports @rhetor/hub, which console may not',
    ])
  })
})

describe('the ladder of a package', () => {
  it.each(Object.entries(ladders))('is kept by %s', (folder, ladder) => {
    expect(climbsIn(graphOf(folder), ladder)).toEqual([])
  })

  it('exists for every package', () => {
    const folders = packages.map(({ folder }) => folder)
    expect(folders.filter((folder) => !(folder in ladders))).toEqual([])
    expect(Object.keys(ladders).filter((folder) => !folders.includes(folder))).toEqual([])
  })

  it('names the file, the import and the rungs', () => {
    const ladder = [['time.ts'], ['store/', 'seed/demo/'], ['seed/'], ['index.ts', 'gone.ts']]
    const graph: ImportGraph = new Map([
      ['time.ts', ['store/sql.ts']],
      ['store/store.ts', ['store/sql.ts', 'time.ts', 'seed/demo/people.ts']],
      ['seed/demo/people.ts', []],
      ['seed/seed.ts', ['seed/demo/people.ts', 'index.ts']],
      ['index.ts', ['seed/seed.ts', 'lost.ts']],
      ['lost.ts', []],
    ])
    expect(climbsIn(graph, ladder)).toEqual([
      'time.ts imports store/sql.ts, and time.ts does not stand above store/ on the ladder',
      'store/store.ts imports seed/demo/people.ts, and store/ does not stand above seed/demo/ on the ladder',
      'seed/seed.ts imports index.ts, and seed/ does not stand above index.ts on the ladder',
      'lost.ts is on no rung of the ladder',
      'the ladder has gone.ts, and no file is there',
    ])
  })
})

describe('a circle of imports', () => {
  it('does not exist', () => {
    const circles = packages.flatMap(({ folder }) => circlesIn(graphOf(folder)).map((files) => `${folder}: ${files}`))
    expect(circles).toEqual([])
  })

  it('is found with all its files, apart from others', () => {
    const graph: ImportGraph = new Map([
      ['a.ts', ['b.ts']],
      ['b.ts', ['c.ts', 'd.ts']],
      ['c.ts', ['a.ts']],
      ['d.ts', ['e.ts']],
      ['e.ts', ['d.ts']],
      ['f.ts', ['a.ts']],
    ])
    expect(circlesIn(graph)).toEqual(['a.ts, b.ts, c.ts', 'd.ts, e.ts'])
    expect(circlesIn(new Map([['a.ts', ['b.ts']]]))).toEqual([])
  })
})

describe('a port', () => {
  it('is opened only by the package listen, so that every server has its request checks', () => {
    const servers = /^(node:(http|https|http2|net|tls|dgram)|@hono\/node-server)$/
    const others = packages.filter(({ folder }) => folder !== 'listen')
    const found = others.flatMap(({ path }) =>
      sourcesIn(join(path, 'src')).flatMap((file) =>
        importsOf(file, read(file))
          .filter((name) => servers.test(name))
          .map((name) => `${relative(root, file)} imports ${name}`),
      ),
    )
    // the end of a pipe, and requests that go elsewhere
    expect(found).toEqual([
      'packages/cli/src/abandoned.ts imports node:net',
      'packages/sandbox/src/preload.ts imports node:http',
      'packages/sandbox/src/preload.ts imports node:https',
    ])
  })
})

describe('what runs anywhere', () => {
  it.each(runsAnywhere)('reaches no Node built-in from %s', (specifier) => {
    const entry = packages.flatMap(({ entries }) => entries).find((candidate) => candidate.specifier === specifier)
    if (!entry) throw new Error(`there is no entry ${specifier}`)
    const builtins = reachableFrom(entry.file).flatMap((file) =>
      importsOf(file, read(file))
        .filter((name) => isBuiltin(name))
        .map((name) => `${relative(root, file)} imports ${name}`),
    )
    expect(builtins).toEqual([])
  })
})

describe('the scanner of imports', () => {
  it.each([
    ["import 'a'", ['a']],
    ["import a, { type B } from 'a'", ['a']],
    ["import * as a from 'a'", ['a']],
    ['import type { A } from "a"', ['a']],
    ["import {\n  a,\n} from\n  'a'", ['a']],
    ["import a from 'a' with { type: 'json' }", ['a']],
    ["export { a } from 'a'", ['a']],
    ["export {} from 'a'", ['a']],
    ["export type { A } from 'a'", ['a']],
    ["export * from 'a'; export * as b from 'b'", ['a', 'b']],
    ["const a = await import('a')", ['a']],
    ["const a = async () => (await import( /* why */ 'a')).b", ['a']],
    ["type A = import('a').A", ['a']],
    ["const a: typeof import('a') = b", ['a']],
    ['await import(a)', [computed]],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code to scan
    ['await import(`./${a}.ts`)', [computed]],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: so is this
    ['`${await import("a")}`', ['a']],
  ])('finds %j', (code, found) => {
    expect(importsOf('x.ts', code)).toEqual(found)
  })

  it.each([
    "// import 'a'",
    "/* import 'a'\n import('b') */",
    'const a = "import \'a\'"',
    "const a = `\nimport 'a'\n`",
    "const a = /import 'a'/",
    "const a = 1 / 2; const b = 'import(3) / 4'",
    'import.meta.url',
    "export const from = 'a'",
    'const a = { import: 1 }.import',
  ])('is not fooled by %j', (code) => {
    expect(importsOf('x.ts', code)).toEqual([])
  })

  it('reads JSX, where an apostrophe does not open a string', () => {
    expect(importsOf('x.tsx', "const a = <p>don't</p>; import('b'); const c = <p>import 'd'</p>")).toEqual(['b'])
  })

  it('refuses a file that it cannot parse', () => {
    expect(() => importsOf('x.ts', "import { from 'a'")).toThrow('x.ts cannot be parsed')
  })
})

function breachesIn(folder: string, manifest: Manifest, file: string, code: string): string[] {
  const rule = table[folder]
  if (!rule) return [`packages/${folder} is not in the import table`]
  return importsOf(file, code).flatMap((name) => {
    const reason = breach(folder, rule, manifest, file, name)
    return reason ? [`${relative(root, file)} imports ${name}, ${reason}`] : []
  })
}

function breach(folder: string, rule: Rule, manifest: Manifest, file: string, name: string): string | undefined {
  if (name === computed) return 'which nobody can check'
  if (name.startsWith('.')) return isInside(folder, join(dirname(file), name)) ? undefined : 'outside of its package'
  if (isBuiltin(name)) return undefined
  const [, ours] = /^@rhetor\/(.+)$/.exec(name) ?? []
  const allowed = ours ? rule.ours : rule.theirs
  const isAllowed = allowed === 'declared' || allowed.some((one) => `${ours ?? name}/`.startsWith(`${one}/`))
  if (!isAllowed) return `which ${folder} may not`
  const [owner = name] = /^(@[^/]+\/)?[^/]+/.exec(name) ?? []
  if (!isDeclared(manifest, owner)) return `which ${folder}'s package.json does not declare`
  return undefined
}

function isInside(folder: string, file: string): boolean {
  return file.startsWith(join(root, 'packages', folder, '/'))
}

function isDeclared(manifest: Manifest, name: string): boolean {
  const { dependencies, peerDependencies, optionalDependencies } = manifest
  return name in { ...dependencies, ...peerDependencies, ...optionalDependencies }
}

function reachableFrom(entry: string): string[] {
  // a set goes on to the members that are added while it is walked
  const files = new Set([entry])
  for (const file of files) {
    for (const name of importsOf(file, read(file))) {
      const target = join(dirname(file), name)
      if (name.startsWith('.') && /\.tsx?$/.test(name)) files.add(target)
    }
  }
  return [...files]
}

function graphOf(folder: string): ImportGraph {
  return readImportGraph(join(root, 'packages', folder, 'src'))
}

function sourcesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name))
}

function read(file: string): string {
  return readFileSync(file, 'utf8')
}
