import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import type { Terminal } from '../terminal.ts'
import type { Source } from './read-line.ts'

/** Files named on a command line, and what is piped in. */
export function lineSource({ stdin, cwd }: Pick<Terminal, 'stdin' | 'cwd'>): Source {
  return {
    text: (path) => (path === '-' ? readAll(stdin) : readFile(resolve(cwd, path), 'utf8')),
    upload: async (path) => ({
      name: basename(path),
      content_base64: (await readFile(resolve(cwd, path))).toString('base64'),
    }),
  }
}
