import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import {
  type Action,
  auditJournal,
  createSession,
  isDownload,
  journals,
  type Performed,
  type Preview,
  perform,
} from '@rhetor/actions'
import { failures } from '@rhetor/contract'
import { openAccount } from '../accounts/open.ts'
import { askYes, isAskable } from '../ask.ts'
import { auditLog } from '../audit-log.ts'
import { home } from '../home.ts'
import { Interrupted } from '../in-words.ts'
import { nodeFiles } from '../node-files.ts'
import { selectFields } from '../output/fields.ts'
import { printPreview, printResult } from '../output/print.ts'
import { progressLine } from '../output/progress.ts'
import { saveDownload } from '../output/save.ts'
import { type Line, readLine, type Source } from './flags.ts'
import { actionHelp } from './help.ts'

// What is cut for an assistant's sake is whole for people.
const forPeople: Readonly<Record<string, Readonly<Record<string, unknown>>>> = { show: { full: true } }

/** Runs the action that was found for a command line. */
export async function runAction(action: Action, words: readonly string[]): Promise<void> {
  if (words.some((word) => word === '--help' || word === '-h')) {
    console.log(actionHelp(action))
    return
  }
  const line = await readLine(action, words, lineSource)
  const isScreen = process.stdout.isTTY && line.globals.json !== true
  const { globals } = line
  const stop = new AbortController()
  const interrupt = () => stop.abort(new Interrupted(''))
  process.once('SIGINT', interrupt)
  process.once('SIGTERM', interrupt)
  const gorgias = await openAccount(textOf(globals.account), {
    ...(globals.debug && { debug: (said: string) => console.error(said) }),
  })
  const bar = progressLine(process.stderr, () => gorgias.gauge())
  try {
    const session = createSession({ gorgias, signal: stop.signal, files: nodeFiles, onProgress: bar.show })
    const performed = await perform(action, { ...(isScreen && forPeople[action.name]), ...line.input }, session, {
      face: 'cli',
      dryRun: globals['dry-run'] === true,
      consent: (preview) => bar.hidden(() => consentOf(preview, line)),
      journal: journals(auditJournal(auditLog(home())), {
        done: ({ index, steps }) => {
          if (steps > 1) bar.show({ what: 'steps done', done: index + 1, total: steps })
        },
      }),
    })
    bar.end()
    await tell(action, performed, line)
  } finally {
    bar.end()
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
  }
}

async function consentOf(preview: Preview, { globals }: Line): Promise<boolean> {
  if (globals.yes) return true
  printPreview(preview, process.stderr)
  if (!isAskable()) {
    console.error('rhetor: nobody is there to be asked. Add --yes to do it, or --dry-run to see the requests.')
    return false
  }
  const many = preview.consent === 'itemised' ? ` all ${preview.objects.length}` : ''
  return askYes(
    preview.effect === 'destroy'
      ? `This cannot be undone. Go ahead with${many || ' it'}?`
      : `Go ahead${many && ` with${many}`}?`,
  )
}

async function tell(action: Action, performed: Performed, { globals }: Line): Promise<void> {
  const asJson = globals.json === true || !process.stdout.isTTY
  switch (performed.state) {
    case 'declined':
      process.exitCode = failures.forbidden.exit
      console.error('rhetor: nothing was done.')
      return
    case 'shown':
      if (asJson) console.log(JSON.stringify(performed.preview, null, 2))
      else printPreview(performed.preview, process.stdout, { requests: true })
      return
    case 'read':
    case 'done': {
      const { result } = performed
      const failure = action.failureOf?.(result)
      if (failure) process.exitCode = failures[failure].exit
      if (isDownload(result)) return saveDownload(result, textOf(globals.out))
      const fields = textOf(globals.fields)
      const shown = fields === undefined ? result : selectFields(result, fields.split(','))
      if (asJson) console.log(JSON.stringify(shown ?? null, null, 2))
      else printResult(shown, process.stdout)
    }
  }
}

const lineSource: Source = {
  text: (path) => (path === '-' ? readAll(process.stdin) : readFile(path, 'utf8')),
  upload: async (path) => ({ name: basename(path), content_base64: (await readFile(path)).toString('base64') }),
}

function textOf(value: string | true | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}
