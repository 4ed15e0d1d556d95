import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { facts } from '../../src/facts.ts'

it('every fact of the manifest is cited by a test', () => {
  const folder = new URL('./', import.meta.url)
  const code = readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n')
  const cited = new Set([...code.matchAll(/\bfact\('([^']+)'/g)].map((match) => match[1]))
  expect(Object.keys(facts).filter((id) => !cited.has(id))).toEqual([])
})
