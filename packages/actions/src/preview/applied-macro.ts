import type { MacroAction } from '@rhetor/contract'
import type { Flat } from '../flat.ts'
import type { Session } from '../session.ts'
import { unlessStatus } from '../unless-status.ts'
import { htmlShown, wordsOf } from './html-shown.ts'

/** What a macro that a job applies says and does: for each ticket its variables are filled in. */
export async function appliedMacro({ params }: Flat, { gorgias, signal }: Session): Promise<Record<string, unknown>> {
  const id = (params as Flat | undefined)?.['macro_id']
  if (typeof id !== 'number') return {}
  const macro = await gorgias.macros.get(id, { signal }).catch(unlessStatus(404))
  if (!macro) return { macro: 'there is none with this id' }
  const writes = macro.actions.filter(isText)
  const others = macro.actions.filter((action) => !isText(action))
  return {
    macro: macro.name,
    ...(writes.length > 0 && written(writes)),
    ...(others.length > 0 && {
      macro_actions: others.map(({ name, arguments: given }) => ({ name, arguments: given })),
    }),
  }
}

function isText({ name }: MacroAction): boolean {
  return name === 'setResponseText'
}

function written(writes: readonly MacroAction[]): Record<string, unknown> {
  const all = (name: string, between: string) =>
    writes.flatMap(({ arguments: given }) => (given[name] ? [String(given[name])] : [])).join(between)
  const html = all('body_html', '<br>')
  const text = all('body_text', '\n\n') || wordsOf(html)
  return { text, text_is: 'written to the customer of each ticket', ...htmlShown(text, html) }
}
