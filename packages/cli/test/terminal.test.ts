import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { terminal } from '../../../test/support/rhetor.ts'

it('only main.ts touches the process; everything else is passed a terminal', () => {
  const folder = join(import.meta.dirname, '../src')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const touching = files.filter((file) => /\b(process|console)\.\w/.test(readFileSync(join(folder, file), 'utf8')))
  expect(touching).toEqual(['main.ts'])
})

it('as a process of its own, rhetor passes on arguments, environment, output and exit code', async () => {
  await using shop = await terminal()
  using found = shop.start('tickets', 'get', '8407', '--fields', 'id')
  found.child.stdin.end()
  expect(await found.ended).toEqual({ out: '{\n  "id": 8407\n}\n', err: '', code: 0 })
  using missing = shop.start('tickets', 'get', '99999999', '--debug')
  missing.child.stdin.end()
  expect(await missing.ended).toMatchObject({ out: '', err: expect.stringMatching(/→ GET .*\n.*not_found/s), code: 66 })
})
