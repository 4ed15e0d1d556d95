import { UsageError } from '@rhetor/client'
import { unknownName } from '@rhetor/contract'
import * as z from 'zod'
import { userVault } from '../accounts/open.ts'
import { askLine, isAskable } from '../ask.ts'
import { command } from '../command.ts'
import { say, sayJson, type Terminal } from '../terminal.ts'

/** `rhetor disconnect`: removes the credentials of an account. */
export const disconnect = command({
  name: 'disconnect',
  title: 'Forget an account',
  summary:
    'Removes the credentials of an account from this machine. The key itself stays valid until it is reset in Gorgias.',
  input: z.strictObject({
    name: z.string().optional().meta({ description: 'the account; asked for where there are several' }),
  }),
  positional: ['name'],
  example: { name: 'acme' },
  run: async ({ name: given }, { terminal, flags }) => {
    const vault = userVault(terminal)
    const name =
      given ??
      (await chosen(
        (await vault.list()).map((each) => each.name),
        terminal,
      ))
    if (!(await vault.remove(name))) {
      const names = (await vault.list()).map((each) => each.name)
      throw new UsageError(`disconnect: ${unknownName(name, names)}. There are: ${names.join(', ') || 'none'}.`)
    }
    if (flags.json) sayJson(terminal.stdout, { forgot: name })
    else say(terminal.stdout, `forgot ${name}; its key stays valid until it is reset in Gorgias`)
  },
})

/** The account to forget: the only one, or the one that is named when asked. */
async function chosen(names: readonly string[], terminal: Terminal): Promise<string> {
  const [only, ...others] = names
  if (only === undefined) throw new UsageError('disconnect: no account is connected.')
  if (others.length === 0) return only
  if (!isAskable(terminal)) throw new UsageError(`disconnect: name one of ${names.join(', ')}.`)
  return askLine(terminal, `Which account: ${names.join(', ')}?`)
}
