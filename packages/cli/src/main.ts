#!/usr/bin/env node
import nodeModule from 'node:module'
import { join } from 'node:path'
import { abandonedSignal } from './abandoned.ts'
import { guardProcess } from './guard.ts'
import { home } from './home.ts'
import { Interrupted, interruptedCode } from './interrupted.ts'
import { answerAtOnce } from './root-help.ts'
import { runRhetor } from './run.ts'
import { say, type Terminal } from './terminal.ts'

const { argv, env, stdin, stdout, stderr, versions, version } = process
const words = argv.slice(2)

// a closed pipe (`| head`) is not an error
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') endUnread()
  // the command that wrote reports what it had done before
})

// what cannot be reported must not be one more error to report
stderr.on('error', () => {})

let stop: AbortSignal | undefined
let gone: AbortSignal | undefined
const terminal: Terminal = {
  stdin,
  stdout,
  stderr,
  env,
  cwd: process.cwd(),
  get signal() {
    stop ??= stopSignal()
    return stop
  },
  get abandoned() {
    gone ??= abandonedSignal({ stdin, env, parent: () => process.ppid })
    return gone
  },
  guard: () => guardProcess(process, stderr),
  exitCode: 0,
}

const isQuick = answerAtOnce(words) !== undefined
if (!isQuick && Number.parseInt(versions.node, 10) < 24) {
  say(stderr, `rhetor needs Node 24 or newer; this is ${version}.`)
  process.exitCode = 1
} else {
  // compiling the schemas of 113 operations takes longer than most requests
  if (!isQuick) nodeModule.enableCompileCache(join(home(terminal), 'cache'))
  await runRhetor(words, terminal)
  process.exitCode = terminal.exitCode
}

/** The reader has closed the pipe. The exit code was set before the result was printed, and still tells the outcome. */
function endUnread(): never {
  const { exitCode } = terminal
  if (exitCode !== 0) say(stderr, `rhetor: nobody read the result of this command; it ended with ${exitCode}.`)
  process.exit(exitCode)
}

/** Fires on SIGINT and SIGTERM; a second one ends the process at once. */
function stopSignal(): AbortSignal {
  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => {
      process.once(name, () => process.exit(interruptedCode))
      controller.abort(new Interrupted(''))
    })
  }
  return controller.signal
}
