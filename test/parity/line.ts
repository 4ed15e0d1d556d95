import { type Action, actionNamed } from '@rhetor/actions'
import { exampleLine } from '../../packages/cli/src/derived/help.ts'
import { type Row, translated } from './row.ts'

/** How the first trial of a row is typed. */
export function lineOf(row: Row): string {
  if (row.line) return row.line
  const action: Action = actionNamed(row.ours)
  return exampleLine({ ...action, example: translated(row, row.trials[0].given) } as Action)
}
