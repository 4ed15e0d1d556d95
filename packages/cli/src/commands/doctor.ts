import { diagnose, type Finding, failureIn } from '@rhetor/actions'
import { failures } from '@rhetor/contract'
import * as z from 'zod'
import { openAccount } from '../accounts/open.ts'
import { command } from '../command.ts'
import { checkModes } from '../file-modes.ts'
import { home } from '../home.ts'
import { isJsonWanted } from '../output/json-or-table.ts'
import { type Style, styleFor } from '../output/style.ts'
import { cellOf } from '../output/table.ts'
import { sayJson, sayStyled } from '../terminal.ts'

const marks = { ok: ['green', '✓'], warning: ['yellow', '!'], error: ['red', '✗'] } as const

/** `rhetor doctor`: checks the connection and says what to do. */
export const doctor = command({
  name: 'doctor',
  title: 'Check the connection',
  summary: 'Checks account, role, budget, clock, webhooks and the files on this machine, and says what to do.',
  input: z.strictObject({}),
  example: {},
  flags: ['account'],
  run: async (_, context) => {
    const { terminal, flags } = context
    const { stdout } = terminal
    const findings = [...(await diagnose(await openAccount(context, { attempts: 2 }))), checkModes(home(terminal))]
    const style = styleFor(terminal, stdout)
    if (isJsonWanted(terminal, flags)) sayJson(stdout, findings, 2)
    else sayStyled(stdout, findings.map((finding) => lineOf(finding, style)).join('\n'))
    const failure = failureIn(findings)
    if (failure) terminal.exitCode = failures[failure].exit
  },
})

function lineOf({ check, state, says, advice }: Finding, style: Style): string {
  const [colour, mark] = marks[state]
  return [
    `${style(colour, mark)} ${cellOf(check).padEnd(16)} ${cellOf(says)}`,
    ...(advice ? [`  ${' '.repeat(16)} ${cellOf(advice)}`] : []),
  ].join('\n')
}
