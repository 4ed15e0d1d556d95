import { catalogue } from '@rhetor/actions'
import { UsageError } from '@rhetor/client'
import { actionCommand } from './action-command.ts'
import type { Command } from './command.ts'
import { type OwnCommand, ownCommands } from './commands.ts'
import { noCommand } from './no-command.ts'

/** What a command line begins with: a command and what follows it, or a resource that has several. */
export type Found =
  | { readonly kind: 'command'; readonly command: Command; readonly rest: readonly string[] }
  | { readonly kind: 'resource'; readonly resource: string; readonly commands: readonly Command[] }

/** Every command there is. */
export async function allCommands(): Promise<readonly Command[]> {
  const own = await Promise.all(
    Object.values<OwnCommand>(ownCommands).map(async ({ load, below }) => [await load(), ...((await below?.()) ?? [])]),
  )
  return [...own.flat(), ...catalogue.map(actionCommand)]
}

/** The action, or the operations of a resource, that a command line begins with. */
export function findAction(words: readonly string[]): Found {
  const [first = '', second = ''] = words
  const commands = catalogue.map(actionCommand)
  const named = (name: string) => commands.find((command) => command.name === name)
  const operation = named(`${first} ${second}`)
  if (operation) return { kind: 'command', command: operation, rest: words.slice(2) }
  const composed = named(first)
  if (composed) return { kind: 'command', command: composed, rest: words.slice(1) }
  const ofResource = commands.filter(({ name }) => name.startsWith(`${first} `))
  if (ofResource.length === 0) throw noCommand(first, firstWords(commands), 'rhetor --help lists them all.')
  if (['', '--help', '-h'].includes(second)) return { kind: 'resource', resource: first, commands: ofResource }
  const keys = ofResource.map(({ name }) => name.slice(first.length + 1))
  if (second.startsWith('-'))
    throw new UsageError(`rhetor ${first}: name an operation before ${second}: ${keys.join(', ')}.`)
  throw noCommand(second, keys, `There are: ${keys.join(', ')}.`, `${first} `)
}

function firstWords(commands: readonly Command[]): string[] {
  return [...new Set([...Object.keys(ownCommands), ...commands.map(({ name }) => name.split(' ')[0] as string)])]
}
