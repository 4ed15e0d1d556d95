import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempDisposableSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../scripts/packages.ts'

it('the generated reference is up to date', () => {
  expect(reference('--check')).toEqual({ status: 0, stderr: '' })
})

it('the check of the reference names each generated file that differs or is missing', () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'reference-'))
  const operations = join(folder.path, 'docs/operations.md')
  const control = join(folder.path, 'docs/control.md')
  const errors = join(folder.path, 'docs/errors.md')
  const parity = join(folder.path, 'docs/parity.md')
  const commands = join(folder.path, 'packages/cli/src/generated/commands.ts')
  const types = join(folder.path, 'packages/contract/src/generated/types.ts')
  const stale = (file: string) => `${file} is stale: npm run reference\n`

  expect(reference('--check', folder.path)).toEqual({
    status: 1,
    stderr: stale(operations) + stale(control) + stale(errors) + stale(parity) + stale(commands) + stale(types),
  })
  reference(folder.path)
  expect(reference('--check', folder.path)).toEqual({ status: 0, stderr: '' })
  appendFileSync(errors, 'an edit by hand')
  expect(reference('--check', folder.path)).toEqual({ status: 1, stderr: stale(errors) })
})

it('shows each operation and each control command as a call, and each failure with its exit code', () => {
  expect(lines('docs/operations.md')).toContain(
    '| `gorgias.tickets.update(id, {...})` | `PUT /tickets/{id}` | write | yes | lite-agent | Change a ticket |',
  )
  expect(lines('docs/control.md')).toContain(
    "| `control.scenarios.load({ name: 'prompt-injection' })` | `POST /scenarios/load` | **`name`**: As the list names it | write | Set up one of these situations |",
  )
  expect(lines('docs/errors.md')).toContain(
    '| `not_found` | 404 | there is no such object | Check the id and the account; deleted objects answer this way. | never | 66 |',
  )
})

function reference(...args: string[]) {
  const script = join(root, 'scripts/reference.ts')
  const { status, stderr } = spawnSync(process.execPath, [script, ...args], { cwd: root, encoding: 'utf8' })
  return { status, stderr }
}

function lines(file: string): string[] {
  return readFileSync(join(root, file), 'utf8').split('\n')
}
