import { UsageError } from '@rhetor/client'
import { defineCommand } from 'citty'
import { completionScript, shells } from '../completion.ts'
import { inWords } from '../in-words.ts'

/** `rhetor completions bash`: a script to be read by the shell. */
export const completions = defineCommand({
  meta: {
    name: 'rhetor completions',
    description: 'Prints what makes a shell complete commands and flags: eval "$(rhetor completions bash)"',
  },
  args: { shell: { type: 'positional', description: shells.join(', ') } },
  run: inWords(async ({ args }) => {
    const shell = shells.find((each) => each === args.shell)
    if (!shell) throw new UsageError(`completions: there are scripts for ${shells.join(', ')}.`)
    console.log(await completionScript(shell))
  }),
})
