import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unaskedBudget } from '@rhetor/actions'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { unaskedFile } from '../src/unasked-file.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unasked-'))
})
afterEach(() => rm(folder, { recursive: true }))

const budget = (account = 'acme') =>
  unaskedBudget({ account, store: unaskedFile(folder), now: () => 0, limits: { session: 20, hour: 60 } })

it('the changes of an hour are counted over restarts and processes', async () => {
  for (let process = 0; process < 3; process++) expect(await budget().take(20)).toBeUndefined()
  expect(await budget().take(1)).toContain('60 objects')
  expect(await budget('uk').take(1)).toBeUndefined()
  expect((await stat(join(folder, 'unasked.json'))).mode & 0o777).toBe(0o600)
})

it('changes at the same time are all counted', async () => {
  const taken = await Promise.all(Array.from({ length: 12 }, () => budget().take(10)))
  expect(taken.filter((why) => why === undefined)).toHaveLength(6)
})

it('a damaged count stops changes with a sentence, instead of beginning at nothing', async () => {
  const file = join(folder, 'unasked.json')
  await writeFile(file, '{"acme": 5}')
  await expect(budget().take(1)).rejects.toThrow(/nothing was sent: .*unasked\.json.* is damaged/)
  expect(await readFile(file, 'utf8')).toBe('{"acme": 5}')
})

it('a count that cannot be written stops changes with a sentence', async () => {
  await mkdir(join(folder, 'unasked.json'))
  await expect(budget().take(1)).rejects.toThrow(/nothing was sent: .*unasked\.json.* cannot be written .*RHETOR_HOME/)
})
