import type { Command } from './command.ts'
import { findOwn } from './commands.ts'
import { answerAtOnce } from './root-help.ts'
import { say, type Terminal } from './terminal.ts'

/** Runs a command line in a terminal, and prints its errors there. */
export async function runRhetor(words: readonly string[], terminal: Terminal): Promise<void> {
  const answer = answerAtOnce(words)
  if (answer !== undefined) {
    say(terminal.stdout, answer)
    return
  }
  // loaded only now, so that help is quick
  const { printFailure } = await import('./failure.ts')
  try {
    await runCommand(words, terminal)
    const { written } = await import('./output/written.ts')
    await written(terminal.stdout)
  } catch (error) {
    printFailure(error, terminal)
  }
}

async function runCommand(words: readonly string[], terminal: Terminal): Promise<void> {
  const own = await findOwn(words)
  if (own) return runWith(own.command, own.rest, terminal)
  const { findAction } = await import('./find-command.ts')
  const found = findAction(words)
  if (found.kind === 'command') return runWith(found.command, found.rest, terminal)
  const [{ resourceHelp }, { widthOf }] = await Promise.all([import('./help.ts'), import('./output/style.ts')])
  say(terminal.stdout, resourceHelp(found.resource, found.commands, widthOf(terminal.stdout)))
}

async function runWith(command: Command, words: readonly string[], terminal: Terminal): Promise<void> {
  const [{ readLine }, { commandHelp }, { lineSource }, { widthOf }] = await Promise.all([
    import('./line/read-line.ts'),
    import('./help.ts'),
    import('./line/source.ts'),
    import('./output/style.ts'),
  ])
  if (asksForHelp(words)) {
    say(terminal.stdout, commandHelp(command, widthOf(terminal.stdout)))
    return
  }
  const { input, globals, warnings } = await readLine(command, words, lineSource(terminal))
  for (const warning of warnings) say(terminal.stderr, `rhetor: ${warning}`)
  const commands = async () => (await import('./find-command.ts')).allCommands()
  using _ = command.isServer ? terminal.guard() : undefined
  await command.run(input, { terminal, flags: globals, commands })
}

function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--')
  return (end < 0 ? words : words.slice(0, end)).some((word) => word === '--help' || word === '-h')
}
