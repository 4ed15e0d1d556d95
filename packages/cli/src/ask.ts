import { createInterface } from 'node:readline/promises'
import { UsageError } from '@rhetor/client'
import { Interrupted } from './interrupted.ts'
import { plain } from './plain.ts'
import type { Terminal } from './terminal.ts'

type Asked = Pick<Terminal, 'stdin' | 'stderr'>

/** The input ended where an answer was expected. */
export class NoAnswer extends Interrupted {}

/** Whether there is a terminal to ask on. */
export function isAskable({ stdin, stderr }: Asked): boolean {
  return stdin.isTTY === true && stderr.isTTY === true
}

/** Asks for a line; questions go to stderr, so that answers can be piped on. */
export async function askLine(terminal: Asked, question: string, otherwise?: string): Promise<string> {
  requireAskable(terminal, question)
  const lines = createInterface({ input: terminal.stdin, output: terminal.stderr })
  const closed = new AbortController()
  lines.once('SIGINT', () => closed.abort(new Interrupted('')))
  // Ctrl+D: nobody will answer
  lines.once('close', () => closed.abort(new NoAnswer()))
  try {
    const shown = otherwise === undefined ? question : `${question} [${otherwise}]`
    const answer = (await lines.question(`${plain(shown)}: `, { signal: closed.signal })).trim()
    return answer === '' ? (otherwise ?? '') : answer
  } catch (error) {
    throw closed.signal.aborted ? closed.signal.reason : error
  } finally {
    lines.close()
  }
}

/** Asks for a secret, without showing what is typed. */
export async function askHidden(terminal: Asked, question: string): Promise<string> {
  requireAskable(terminal, question)
  const { stdin, stderr } = terminal
  stderr.write(`${plain(question)} (not shown): `)
  stdin.setRawMode?.(true)
  stdin.setEncoding('utf8')
  stdin.resume()
  let typed = ''
  try {
    for await (const chunk of stdin) {
      for (const char of String(chunk)) {
        if (char === '\r' || char === '\n') return typed.trim()
        if (char === '\u0003' || char === '\u0004') throw new Interrupted('')
        typed = char === '\u007f' || char === '\b' ? typed.slice(0, -1) : typed + char
      }
    }
    return typed.trim()
  } finally {
    stdin.setRawMode?.(false)
    stdin.pause()
    stderr.write('\n')
  }
}

/** Yes or no; no by default, and where the input ends. */
export async function askYes(terminal: Asked, question: string): Promise<boolean> {
  try {
    return /^y(es)?$/i.test(await askLine(terminal, `${question} [y/N]`))
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    terminal.stderr.write('\n')
    return false
  }
}

function requireAskable(terminal: Asked, question: string): void {
  if (!isAskable(terminal))
    throw new UsageError(`there is no terminal to ask "${question}": give it as a flag, see --help.`)
}
