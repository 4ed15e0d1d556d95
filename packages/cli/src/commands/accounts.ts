import { defineCommand } from 'citty'
import { userVault } from '../accounts/open.ts'
import { inWords } from '../in-words.ts'

/** `rhetor accounts`: what is connected, and which is used where none is named. */
export const accounts = defineCommand({
  meta: { name: 'rhetor accounts', description: 'Lists the accounts that are connected.' },
  args: { json: { type: 'boolean', description: 'JSON, as when piped' } },
  run: inWords(async ({ args }) => {
    const vault = userVault()
    const [list, preferred] = await Promise.all([vault.list(), vault.preferred()])
    if (args.json || !process.stdout.isTTY) {
      console.log(
        JSON.stringify(
          list.map((each) => ({ ...each, preferred: each.name === preferred })),
          null,
          2,
        ),
      )
      return
    }
    if (list.length === 0) console.log('no account is connected; rhetor connect connects one')
    for (const { name, account, baseUrl } of list)
      console.log(`${name === preferred ? '*' : ' '} ${name}  ${baseUrl ?? `${account}.gorgias.com`}`)
  }),
})
