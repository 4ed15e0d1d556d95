import { catalogue, composedActions, operationActions } from '@rhetor/actions'
import { UsageError } from '@rhetor/client'
import { unknownName } from '@rhetor/contract'
import { resourceHelp } from './help.ts'
import { runAction } from './run.ts'
import { kebab, toWords } from './words.ts'

/** Finds the action that a command line begins with, and runs it. */
export async function runWords(words: readonly string[]): Promise<void> {
  const [first = '', second = ''] = words
  const byWords = new Map(catalogue.map((action) => [toWords(action.name), action]))
  const operation = byWords.get(`${first} ${second}`)
  if (operation) return runAction(operation, words.slice(2))
  const composed = byWords.get(first)
  if (composed) return runAction(composed, words.slice(1))
  const ofResource = operationActions.filter(({ name }) => kebab(resourceOf(name)) === first)
  if (ofResource.length === 0) throw noCommand(first)
  if (second === '' || second.startsWith('-')) {
    console.log(resourceHelp(first, ofResource))
    return
  }
  const keys = ofResource.map(({ name }) => kebab(name.split('.')[1] as string))
  throw new UsageError(
    `rhetor ${first} ${unknownName(second, keys).replace(/^unknown: /, '')}: there is no such command. There are: ${keys.join(', ')}.`,
  )
}

function noCommand(word: string): UsageError {
  const names = [
    ...composedActions.map(({ name }) => name),
    ...new Set(operationActions.map(({ name }) => kebab(resourceOf(name)))),
  ]
  return new UsageError(
    `rhetor ${unknownName(word, names).replace(/^unknown: /, '')}: there is no such command. rhetor --help lists them all.`,
  )
}

function resourceOf(name: string): string {
  return name.split('.')[0] as string
}
