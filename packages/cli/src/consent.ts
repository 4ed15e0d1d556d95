import type { Agreed, Preview } from '@rhetor/actions'
import { askYes, isAskable } from './ask.ts'
import type { Context } from './command.ts'
import { printPreview } from './output/print.ts'
import { say } from './terminal.ts'

/** Shows what would be done and asks whether to do it; no without a terminal, yes with --yes. */
export async function askConsent(preview: Preview, { terminal, flags }: Context): Promise<Agreed> {
  if (flags.yes) return true
  printPreview(preview, terminal, terminal.stderr)
  if (!isAskable(terminal)) {
    say(
      terminal.stderr,
      'rhetor: there is no terminal to ask on. Add --yes to do it, or --dry-run to see the requests.',
    )
    return false
  }
  const many = preview.consent === 'itemised' ? ` all ${preview.objects.length}` : ''
  const yes = await askYes(
    terminal,
    preview.effect === 'destroy'
      ? `This cannot be undone. Go ahead with${many || ' it'}?`
      : `Go ahead${many && ` with${many}`}?`,
  )
  return yes && 'asked'
}
