#!/usr/bin/env node
import nodeModule from 'node:module'
import { join } from 'node:path'
import { ownCommands } from './commands.ts'
import { home } from './home.ts'
import { rootHelp, version } from './root-help.ts'

// nothing else is loaded before it is known what is wanted: help has to be there at once
const words = process.argv.slice(2)
const [first] = words

// a reader that went away (`| head`) is no failure
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

if (first === undefined || first === 'help' || first === '--help' || first === '-h') {
  console.log(rootHelp())
} else if (first === '--version' || first === '-v') {
  console.log(version)
} else if (Number.parseInt(process.versions.node, 10) < 24) {
  console.error(`rhetor needs Node 24 or newer; this is ${process.version}.`)
  process.exitCode = 1
} else {
  // the schemas of 113 operations take longer to read than most answers: read them once
  nodeModule.enableCompileCache(join(home(), 'cache'))
  if (Object.hasOwn(ownCommands, first)) {
    // help goes into files and pipes too
    if (!process.stdout.isTTY) process.env['NO_COLOR'] ??= '1'
    const { runOwn } = await import('./run-own.ts')
    await runOwn(first as keyof typeof ownCommands, words.slice(1))
  } else {
    const [{ inWords }, { runWords }] = await Promise.all([import('./in-words.ts'), import('./derived/find.ts')])
    await inWords(runWords)(words)
  }
}
