import { runMain } from 'citty'
import { ownCommands } from './commands.ts'
import { inWords } from './in-words.ts'
import { refuseUnknownFlags } from './own-flags.ts'

/** Runs one of the commands that are no action. */
export async function runOwn(name: keyof typeof ownCommands, words: readonly string[]): Promise<void> {
  await inWords(async () => {
    const command = await ownCommands[name].load()
    refuseUnknownFlags(name, command.args ?? {}, words)
    await runMain(command, { rawArgs: [...words] })
  })(undefined)
}
