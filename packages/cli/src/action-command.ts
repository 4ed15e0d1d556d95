import type { Action } from '@rhetor/actions'
import type { Command } from './command.ts'
import { toWords } from './line/words.ts'

/** An action as a command; its input is checked where it is performed. */
export function actionCommand(action: Action): Command {
  return {
    name: toWords(action.name),
    title: action.title,
    summary: action.summary,
    input: action.input,
    positional: action.positional,
    example: action.example,
    run: async (input, context) => (await import('./run-action.ts')).runAction(action, input, context),
  }
}
