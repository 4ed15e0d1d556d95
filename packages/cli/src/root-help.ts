import { ownCommands } from './commands.ts'
import { composedCommands, resourceWords } from './generated/commands.ts'

const version = '0.1.0'

/** The output of `--help` and `--version`, without loading any command; undefined for anything else. */
export function answerAtOnce([first]: readonly string[]): string | undefined {
  if (first === undefined || first === 'help' || first === '--help' || first === '-h') return rootHelp()
  return first === '--version' || first === '-v' ? version : undefined
}

/** What `rhetor --help` says: one screen. */
function rootHelp(): string {
  const own = Object.fromEntries(Object.entries(ownCommands).map(([name, { title }]) => [name, title]))
  return [
    'rhetor: the Gorgias helpdesk on the command line. <command> --help tells more.',
    '',
    ...twoColumns(own),
    '',
    ...twoColumns(composedCommands),
    '',
    'Every operation of the API, as rhetor <resource> <operation>:',
    ...lines(resourceWords),
  ].join('\n')
}

function twoColumns(commands: Readonly<Record<string, string>>): string[] {
  const cells = Object.entries(commands).map(([name, says]) => `${name.padEnd(15)} ${says}`)
  const half = Math.ceil(cells.length / 2)
  return cells.slice(0, half).map((cell, index) => `  ${cell.padEnd(38)} ${cells[half + index] ?? ''}`.trimEnd())
}

function lines(words: readonly string[]): string[] {
  const found: string[] = []
  let line = ' '
  for (const word of words) {
    if (line.length + word.length + 1 > 78) {
      found.push(line)
      line = ' '
    }
    line += ` ${word}`
  }
  return [...found, line]
}
