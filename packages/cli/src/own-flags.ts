import { UsageError } from '@rhetor/client'
import { unknownName } from '@rhetor/contract'
import type { ArgsDef } from 'citty'

/** Refuses flags that a command does not have: a misspelt `--deny` would allow what it meant to forbid. */
export function refuseUnknownFlags(command: string, args: ArgsDef, words: readonly string[]): void {
  const known = ['help', ...Object.entries(args).flatMap(([name, { type }]) => (type === 'positional' ? [] : [name]))]
  const end = words.indexOf('--')
  const problems = (end < 0 ? words : words.slice(0, end))
    .filter((word) => /^--?[a-z]/i.test(word) && word !== '-h')
    .map((word) => word.replace(/^--?/, '').replace(/=.*$/s, ''))
    .filter((name) => !known.includes(name) && !known.includes(name.replace(/^no-/, '')))
    .map((name) => unknownName(name, known))
  if (problems.length > 0)
    throw new UsageError(
      `${command}: ${problems.map((problem) => problem.replace('unknown: ', 'there is no flag --')).join('; ')}.`,
      { problems },
    )
}
