import type { Command } from './command.ts'
import { flagOf, type GlobalFlag, globalFlags } from './line/global-flags.ts'

export const shells = ['bash', 'zsh', 'fish'] as const
type Shell = (typeof shells)[number]

interface Completed {
  /** `['tickets', 'list']` */
  readonly words: readonly string[]
  readonly says: string
  readonly flags: readonly string[]
}

/** A script that completes every command and flag without running rhetor. */
export function completionScript(shell: Shell, commands: readonly Command[]): string {
  return scripts[shell](commands.map(completed))
}

function completed({ name, title, input, flags = Object.keys(globalFlags) as GlobalFlag[] }: Command): Completed {
  return {
    words: name.split(' '),
    says: title,
    flags: [...new Set([...Object.keys(input.shape).map(flagOf), ...flags])],
  }
}

const scripts = {
  bash: (commands) => `# completion of rhetor for bash
_rhetor() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" words=''
  case "\${COMP_WORDS[1]} \${COMP_WORDS[2]}" in
${commands
  .filter(({ words }) => words.length === 2)
  .map(({ words, flags }) => `    '${words.join(' ')}') words='${asFlags(flags)}' ;;`)
  .join('\n')}
    *) case "\${COMP_WORDS[1]}" in
${commands
  .filter(({ words }) => words.length === 1)
  .map(({ words, flags }) => `      ${words[0]}) words='${asFlags(flags)}' ;;`)
  .join('\n')}
    esac ;;
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then words='${firstWords(commands).join(' ')}'
  elif [ "$COMP_CWORD" -eq 2 ]; then case "\${COMP_WORDS[1]}" in
${resources(commands)
  .map(([resource, keys]) => `    ${resource}) words="$words ${keys.join(' ')}" ;;`)
  .join('\n')}
  esac; fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _rhetor rhetor`,
  zsh: (commands) => `#compdef rhetor
_rhetor() {
  local -a found
  if (( CURRENT == 2 )); then
    found=(${firstWords(commands)
      .map((word) => zshWord(word, saysOf(commands, word)))
      .join(' ')})
  else
    case "$words[2] $words[3]" in
${commands
  .filter(({ words }) => words.length === 2)
  .map(({ words, flags }) => `      '${words.join(' ')}') found=(${asFlags(flags)}) ;;`)
  .join('\n')}
      *) case "$words[2]" in
${commands
  .filter(({ words }) => words.length === 1)
  .map(({ words, flags }) => `        ${words[0]}) found=(${asFlags(flags)}) ;;`)
  .join('\n')}
      esac ;;
    esac
    if (( CURRENT == 3 )); then case "$words[2]" in
${resources(commands)
  .map(([resource, keys]) => `      ${resource}) found+=(${keys.join(' ')}) ;;`)
  .join('\n')}
    esac; fi
  fi
  _describe rhetor found || _files
}
compdef _rhetor rhetor`,
  fish: (commands) =>
    [
      '# completion of rhetor for fish',
      ...firstWords(commands).map(
        (word) => `complete -c rhetor -n __fish_use_subcommand -a ${word} -d ${quoted(saysOf(commands, word))}`,
      ),
      ...commands.flatMap(fishLines),
    ].join('\n'),
} as const satisfies Record<Shell, (commands: readonly Completed[]) => string>

function fishLines({ words, says, flags }: Completed): string[] {
  const [first, second] = words
  const when =
    second === undefined
      ? `__fish_seen_subcommand_from ${first}`
      : `__fish_seen_subcommand_from ${first}; and __fish_seen_subcommand_from ${second}`
  const word =
    second === undefined
      ? []
      : [`complete -c rhetor -n '__fish_seen_subcommand_from ${first}' -a ${second} -d ${quoted(says)}`]
  return [...word, ...flags.map((flag) => `complete -c rhetor -n '${when}' -l ${flag}`)]
}

function asFlags(flags: readonly string[]): string {
  return flags.map((flag) => `--${flag}`).join(' ')
}

function firstWords(commands: readonly Completed[]): string[] {
  return [...new Set(commands.map(({ words }) => words[0] as string))]
}

function resources(commands: readonly Completed[]): [resource: string, keys: string[]][] {
  const inner = commands.filter(({ words }) => words.length === 2)
  return [...Map.groupBy(inner, ({ words }) => words[0] as string)].map(([resource, group]) => [
    resource,
    group.map(({ words }) => words[1] as string),
  ])
}

function saysOf(commands: readonly Completed[], word: string): string {
  return commands.find(({ words }) => words.length === 1 && words[0] === word)?.says ?? `operations on ${word}`
}

function zshWord(word: string, says: string): string {
  return quoted(`${word}:${says.replaceAll(':', '')}`)
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", '’')}'`
}
