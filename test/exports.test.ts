import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'rolldown/utils'
import { expect, it } from 'vitest'
import { packages } from '../scripts/packages.ts'

const lists = join(import.meta.dirname, 'exports')
const entries = packages.flatMap((each) => each.entries)

it.each(entries)('$specifier exports the names on its list', async ({ specifier, file }) => {
  const names = exportedNames(specifier, readFileSync(file, 'utf8'))
  await expect(`${names.join('\n')}\n`).toMatchFileSnapshot(join(lists, listName(specifier)))
})

it('keeps no list of an entry that is gone', () => {
  const expected = entries.map(({ specifier }) => listName(specifier))
  expect(readdirSync(lists).filter((name) => !expected.includes(name))).toEqual([])
})

it('finds values and types, each once, in order', () => {
  const code =
    "export { type Zebra, apple as pear } from './a.ts'; export type { Fig } from './b.ts'; export const kiwi = 1"
  expect(exportedNames('x', code)).toEqual(['Fig', 'Zebra', 'kiwi', 'pear'])
  expect(exportedNames('x', 'export interface A {}; export type B = 1; export function c() {}')).toEqual([
    'A',
    'B',
    'c',
  ])
})

it.each([
  ["export * from './a.ts'", 'x exports a wildcard; name what it exports'],
  ["export * as a from './a.ts'", 'x exports a wildcard; name what it exports'],
  ['export default 1', 'x has a default export; give it a name'],
  ["export { a as default } from './a.ts'", 'x has a default export; give it a name'],
])('refuses %j in an entry', (code, message) => {
  expect(() => exportedNames('x', code)).toThrow(message)
})

function exportedNames(specifier: string, code: string): string[] {
  const { module, errors } = parseSync('entry.ts', code)
  if (errors[0]) throw new Error(`${specifier} cannot be parsed: ${errors[0].message}`)
  const names = module.staticExports
    .flatMap((statement) => statement.entries)
    .map(({ importName, exportName }) => {
      if (importName.kind.startsWith('All')) throw new Error(`${specifier} exports a wildcard; name what it exports`)
      const name = exportName.name ?? 'default'
      if (name === 'default') throw new Error(`${specifier} has a default export; give it a name`)
      return name
    })
  return [...new Set(names)].toSorted()
}

/** `@rhetor/client/node` → `client.node.txt` */
function listName(specifier: string): string {
  return `${specifier.replace('@rhetor/', '').replaceAll('/', '.')}.txt`
}
