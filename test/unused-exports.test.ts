import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../scripts/packages.ts'

/** Names that declarations of published packages have to spell, though no file of ours imports them. */
const spelled: Readonly<Record<string, readonly string[]>> = {
  'packages/contract/src/api.ts': ['AnyRow', 'Unnamed', 'Operations'],
  // what the store hands out is one of these
  'packages/sandbox/src/store/documents.ts': ['DeliveryDoc', 'TaskDoc', 'VoiceEventDoc'],
}

const files = globSync('{packages/*/{src,test},test,scripts,bench,examples}/**/*.{ts,tsx}', { cwd: root })
const codeOf = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]))

/** The names that a file takes from others; of one that loads modules when needed, every name in it. */
function namesTaken(code: string): string[] {
  if (/\bimport\(|import \* as/.test(code)) return [...code.matchAll(/[A-Za-z_]\w*/g)].map(([name]) => name)
  const lists = code.matchAll(/(?:import|export)\s+(?:type\s+)?(?:\w+\s*,\s*)?\{([^}]*)\}\s*from\s/g)
  return [...lists].flatMap(([, list = '']) =>
    list.split(',').map(
      (name) =>
        name
          .trim()
          .replace(/^type\s+/, '')
          .split(/\s+as\s+/)[0] ?? '',
    ),
  )
}

const takers = new Map<string, Set<string>>()
for (const [file, code] of codeOf) {
  for (const name of namesTaken(code)) takers.set(name, (takers.get(name) ?? new Set()).add(file))
}

it('what a file exports is used by another file, or not exported', () => {
  const unused = files
    .filter((file) => /^packages\/[^/]+\/src\//.test(file))
    .flatMap((file) => {
      const exported = codeOf
        .get(file)
        ?.matchAll(/^export (?:async )?(?:const|function\*?|class|interface|type) (\w+)/gm)
      return [...(exported ?? [])]
        .map(([, name = '']) => name)
        .filter((name) => ![...(takers.get(name) ?? [])].some((taker) => taker !== file))
        .filter((name) => !spelled[file]?.includes(name))
        .map((name) => `${file} ${name}`)
    })
  expect([...new Set(unused)]).toEqual([])
})
