import { diagnose, type Finding, failureIn } from '@rhetor/actions'
import { failures } from '@rhetor/contract'
import { defineCommand } from 'citty'
import { openAccount } from '../accounts/open.ts'
import { inWords } from '../in-words.ts'
import { styleFor } from '../output/style.ts'

const marks = { ok: ['green', '✓'], warning: ['yellow', '!'], error: ['red', '✗'] } as const

/** `rhetor doctor`: looks at the connection and says what to do. */
export const doctor = defineCommand({
  meta: {
    name: 'rhetor doctor',
    description: 'Looks at account, role, budget, clock and webhooks, and says what to do.',
  },
  args: {
    account: { type: 'string', description: 'which connected account' },
    json: { type: 'boolean', description: 'JSON, as when piped' },
  },
  run: inWords(async ({ args }) => {
    const findings = await diagnose(await openAccount(args.account, { attempts: 2 }))
    console.log(
      args.json || !process.stdout.isTTY ? JSON.stringify(findings, null, 2) : findings.map(lineOf).join('\n'),
    )
    const failure = failureIn(findings)
    if (failure) process.exitCode = failures[failure].exit
  }),
})

function lineOf({ check, state, says, advice }: Finding): string {
  const style = styleFor(process.stdout)
  const [colour, mark] = marks[state]
  return [
    `${style(colour, mark)} ${check.padEnd(16)} ${says}`,
    ...(advice ? [`  ${' '.repeat(16)} ${advice}`] : []),
  ].join('\n')
}
