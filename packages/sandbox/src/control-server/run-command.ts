import { didYouMean, problemsOf, strict } from '@rhetor/contract'
import type { ControlOperation } from '../control/describe.ts'
import { controlOperations, matchControl } from '../control/resources.ts'
import { Problem } from '../problem.ts'
import type { Control } from './control.ts'
import { controlHandlerOf } from './handlers.ts'

const Nothing = strict(() => ({}))

/** Runs a command, and what is due after it. */
export async function runCommand(control: Control, row: ControlOperation, given: unknown): Promise<unknown> {
  const input = given ?? {}
  const problems = problemsOf(row.body ?? Nothing, input, row.bodyKeys)
  if (problems.length > 0) throw new Problem(400, `${problems.join('; ')}.`)
  const answer = await controlHandlerOf(row)(control, input)
  // a read makes nothing due
  if (row.effect !== 'read') await control.scheduler.runDue()
  return answer
}

/** The command behind a request below `/__sandbox`; a read may be posted too. */
export function findCommand(method: string, path: string): ControlOperation {
  const asked = method === 'HEAD' ? 'GET' : method
  const match = matchControl(asked, path)
  if (match.kind === 'row') return match.row
  const allowed = match.kind === 'method' ? match.allowed : []
  const [other] = allowed
  const address = path.replace(/^\/+|\/+$/g, '')
  if (other === undefined) throw new Problem(404, unknownAddress(address))
  if (asked === 'POST') return findCommand('GET', path)
  throw new Problem(
    405,
    other === 'GET'
      ? `/__sandbox/${address} is read: send it as a GET.`
      : `/__sandbox/${address} changes something: send it as a POST.`,
  )
}

function unknownAddress(address: string): string {
  const known = controlOperations.map(({ path }) => path.slice(1))
  const said = didYouMean(address, known)
  return `There is no /__sandbox/${said}. There are: ${known.join(', ')}.`
}
