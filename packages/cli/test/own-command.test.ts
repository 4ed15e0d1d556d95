import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { terminal } from '../../../test/support/rhetor.ts'
import { ownCommand } from '../src/own-command.ts'

const source = pathToFileURL('/home/ana/rhetor/packages/cli/src/own-command.ts').href
const installed = pathToFileURL('/usr/lib/node_modules/@rhetor/cli/lib/own-command.js').href

it.each([
  ['in the repository', '/home/ana/rhetor', source, 'npx rhetor'],
  ['in a folder of it', '/home/ana/rhetor/docs', source, 'npx rhetor'],
  ['elsewhere', '/home/ana', source, 'npx --prefix /home/ana/rhetor rhetor'],
  ['in a folder whose name begins the same', '/home/ana/rhetor-2', source, 'npx --prefix /home/ana/rhetor rhetor'],
  ['where it is installed', '/home/ana/rhetor', installed, 'rhetor'],
])('%s, the command that is suggested runs this program', (_, cwd, file, command) => {
  expect(ownCommand(cwd, file)).toBe(command)
})

it('rhetor start prints the command that runs this program', async () => {
  await using shop = await terminal({ seed: 'empty' })
  using started = shop.start('start', '--port', '0', '--sandbox-port', '0', '--json')
  const { command } = JSON.parse(await started.nextLine()) as { command: string }
  expect(command).toMatch(/^npx (--prefix \S+ )?rhetor$/)
})
