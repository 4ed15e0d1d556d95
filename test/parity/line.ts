import { type Action, actionNamed } from '@rhetor/actions'
import { actionCommand } from '../../packages/cli/src/action-command.ts'
import { exampleLine } from '../../packages/cli/src/help.ts'
import { type Row, translated } from './row.ts'

/** How the first trial of a row is typed. */
export function lineOf(row: Row): string {
  if (row.line) return row.line
  const action: Action = actionNamed(row.ours)
  return exampleLine({ ...actionCommand(action), example: translated(row, row.trials[0].given) })
}
