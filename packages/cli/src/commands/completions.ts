import * as z from 'zod'
import { command } from '../command.ts'
import { completionScript, shells } from '../completion.ts'
import { say, sayJson } from '../terminal.ts'

/** `rhetor completions bash`: a script to be read by the shell. */
export const completions = command({
  name: 'completions',
  title: 'For bash, zsh, fish',
  summary: 'Prints a script for shell completion of commands and flags: eval "$(rhetor completions bash)"',
  input: z.strictObject({ shell: z.enum(shells, { error: `there are scripts for ${shells.join(', ')}` }) }),
  positional: ['shell'],
  example: { shell: 'bash' },
  run: async ({ shell }, { terminal, flags, commands }) => {
    const script = completionScript(shell, await commands())
    if (flags.json) sayJson(terminal.stdout, { shell, script })
    else say(terminal.stdout, script)
  },
})
