import { UsageError } from '@rhetor/client'
import { unknownName } from '@rhetor/contract'
import { defineCommand } from 'citty'
import { userVault } from '../accounts/open.ts'
import { inWords } from '../in-words.ts'

/** `rhetor disconnect`: forgets the credentials of an account. */
export const disconnect = defineCommand({
  meta: {
    name: 'rhetor disconnect',
    description: 'Forgets the credentials of an account. The key itself stays valid until it is reset in Gorgias.',
  },
  args: {
    name: { type: 'positional', required: false, description: 'the account; the one last connected by default' },
  },
  run: inWords(async ({ args }) => {
    const vault = userVault()
    const name = args.name ?? (await vault.preferred())
    if (name === undefined) throw new UsageError('disconnect: no account is connected.')
    if (!(await vault.remove(name))) {
      const names = (await vault.list()).map((each) => each.name)
      throw new UsageError(`disconnect: ${unknownName(name, names)}. There are: ${names.join(', ') || 'none'}.`)
    }
    console.log(`forgot ${name}; its key stays valid until it is reset in Gorgias`)
  }),
})
