import {
  type Action,
  auditJournal,
  checkFieldNames,
  createSession,
  DoneUnreported,
  isDownload,
  journals,
  type Performed,
  perform,
  progressJournal,
} from '@rhetor/actions'
import { failures } from '@rhetor/contract'
import { openAccount } from './accounts/open.ts'
import { auditLog } from './audit-log.ts'
import { commaList } from './comma-list.ts'
import type { Context } from './command.ts'
import { askConsent } from './consent.ts'
import { home } from './home.ts'
import { nodeFiles } from './node-files.ts'
import { onceFilesIn } from './once-files.ts'
import { selectFields } from './output/fields.ts'
import { isJsonWanted } from './output/json-or-table.ts'
import { printPreview, printResult } from './output/print.ts'
import { progressLine } from './output/progress.ts'
import { saveDownload } from './output/save.ts'
import { waitText } from './output/wait-text.ts'
import { written } from './output/written.ts'
import { say, sayJson } from './terminal.ts'

// Options that shorten results for assistants are off for people.
const forPeople: Readonly<Record<string, Readonly<Record<string, unknown>>>> = { show: { full: true } }

/** Performs an action and prints its result. */
export async function runAction(action: Action, input: Record<string, unknown>, context: Context): Promise<void> {
  const { terminal, flags } = context
  const isScreen = !isJsonWanted(terminal, flags)
  const { signal } = terminal
  const fields = flags.fields === undefined ? undefined : (commaList(flags.fields) ?? [])
  if (fields) checkFieldNames(action, fields)
  const gorgias = await openAccount(context, { onRetry: (event) => bar.said(waitText(event, gorgias.accountName)) })
  const bar = progressLine(terminal.stderr, () => gorgias.gauge())
  try {
    const session = createSession({
      gorgias,
      signal,
      files: nodeFiles(terminal.cwd),
      onProgress: bar.show,
      onceKeys: onceFilesIn(terminal),
    })
    const performed = await perform(action, { ...(isScreen && forPeople[action.name]), ...input }, session, {
      face: 'cli',
      dryRun: flags['dry-run'] === true,
      consent: (preview) => bar.hidden(() => askConsent(preview, context)),
      journal: journals(auditJournal(auditLog(home(terminal))), progressJournal(session)),
    })
    bar.end()
    await tellWhole(action, performed, fields, context)
  } finally {
    bar.end()
  }
}

/** Prints the result of an action; where that fails after a write, it says that the write was done. */
async function tellWhole(
  action: Action,
  performed: Performed,
  fields: readonly string[] | undefined,
  context: Context,
): Promise<void> {
  try {
    await tell(action, performed, fields, context)
    await written(context.terminal.stdout)
  } catch (cause) {
    if (performed.state !== 'done' || performed.preview.steps.length === 0) throw cause
    throw new DoneUnreported(action.name, { done: performed.preview.steps, cause })
  }
}

async function tell(
  action: Action,
  performed: Performed,
  fields: readonly string[] | undefined,
  { terminal, flags }: Context,
): Promise<void> {
  const { stdout, stderr } = terminal
  const asJson = isJsonWanted(terminal, flags)
  switch (performed.state) {
    case 'declined':
      terminal.exitCode = failures.forbidden.exit
      say(stderr, 'rhetor: nothing was done.')
      return
    case 'shown':
      if (asJson) sayJson(stdout, performed.preview, 2)
      else printPreview(performed.preview, terminal, stdout, { requests: true })
      return
    case 'read':
    case 'done': {
      const { result } = performed
      const failure = action.failureOf?.(result)
      if (failure) terminal.exitCode = failures[failure].exit
      if (isDownload(result)) return saveDownload(result, flags.out, terminal)
      const shown = fields ? selectFields(result, fields) : result
      if (asJson) sayJson(stdout, shown ?? null, 2)
      else printResult(shown, terminal)
    }
  }
}
