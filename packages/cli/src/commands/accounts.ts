import * as z from 'zod'
import { userVault } from '../accounts/open.ts'
import { command } from '../command.ts'
import { isJsonWanted } from '../output/json-or-table.ts'
import { cellOf } from '../output/table.ts'
import { say, sayJson } from '../terminal.ts'

/** `rhetor accounts`: what is connected, and which is used where none is named. */
export const accounts = command({
  name: 'accounts',
  title: 'What is connected',
  summary: 'Lists the accounts that are connected.',
  input: z.strictObject({}),
  example: {},
  run: async (_, { terminal, flags }) => {
    const { stdout, stderr } = terminal
    const vault = userVault(terminal)
    const [list, preferred, damaged] = await Promise.all([vault.list(), vault.preferred(), vault.damaged()])
    for (const sentence of damaged) say(stderr, `rhetor: ${sentence}`)
    if (isJsonWanted(terminal, flags)) {
      const shown = list.map((each) => ({ ...each, preferred: each.name === preferred }))
      sayJson(stdout, shown, 2)
      return
    }
    if (list.length === 0) say(stdout, 'no account is connected; rhetor connect connects one')
    for (const { name, account, baseUrl } of list)
      say(stdout, `${name === preferred ? '*' : ' '} ${cellOf(name)}  ${cellOf(baseUrl ?? `${account}.gorgias.com`)}`)
  },
})
