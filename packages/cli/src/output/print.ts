import type { Preview } from '@rhetor/actions'
import { reachNotes } from '@rhetor/contract'
import { plain } from '../plain.ts'
import { type Output, sayStyled, type Terminal } from '../terminal.ts'
import { conversationText, isConversation } from './conversation.ts'
import { itemsOf } from './fields.ts'
import { type Style, styleFor, widthOf } from './style.ts'
import { linesOf, tableOf } from './table.ts'
import { wrap } from './width.ts'

/** A result for people. */
export function printResult(result: unknown, terminal: Terminal): void {
  const { stdout } = terminal
  const style = styleFor(terminal, stdout)
  const width = widthOf(stdout)
  const write = (text: string) => sayStyled(stdout, text)
  if (result === null || result === undefined) return void write('done')
  if (isConversation(result)) return void write(conversationText(result, width, style))
  const items = itemsOf(result)
  if (!items) {
    if (typeof result !== 'object') return void write(plain(String(result)))
    return void write(sectionsOf(result, width, style))
  }
  write(items.length === 0 ? 'nothing found' : tableOf(items, width, (text) => style('bold', text)))
  const { next, total, incomplete } = result as { next?: string; total?: number; incomplete?: string }
  if (next) write(style('dim', `${items.length}${total ? ` of ${total}` : ''} shown; go on with --cursor ${next}`))
  if (incomplete) write(style('yellow', incomplete))
}

/** One object: its fields as lines, and each list in it as a table. */
function sectionsOf(object: object, width: number, style: Style): string {
  const isTable = (value: unknown): value is object[] =>
    Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'object' && item !== null)
  const lists = Object.entries(object).filter(([, value]) => isTable(value))
  const facts = Object.fromEntries(Object.entries(object).filter(([, value]) => !isTable(value)))
  const tables = lists.map(
    ([name, items]) => `\n${style('bold', name)}\n${tableOf(items as object[], width, (text) => style('dim', text))}`,
  )
  return [linesOf(facts, width, (text) => style('dim', text)), ...tables].filter((part) => part !== '').join('\n')
}

/** What an action would do, for the person who decides. */
export function printPreview(preview: Preview, terminal: Terminal, output: Output, { requests = false } = {}): void {
  const style = styleFor(terminal, output)
  const width = widthOf(output)
  const write = (text: string) => sayStyled(output, text)
  write(style('bold', plain(preview.summary)))
  for (const [name, value] of Object.entries(preview.shows)) {
    const lines = shownLines(value, width - 6)
    if (lines.length > 0) write(`  ${style('dim', `${name.replaceAll('_', ' ')}:`)} ${lines.join('\n      ')}`)
  }
  for (const reach of preview.reaches) write(`  ${style('yellow', `${reach}:`)} ${reachNotes[reach]}`)
  for (const [index, says] of preview.steps.entries()) write(`  ${index + 1}. ${plain(says)}`)
  if (!requests) return
  for (const { method, path, query, body } of preview.requests) {
    write('')
    write(style('cyan', `${method} ${path}${query ? `?${query}` : ''}`))
    if (body !== undefined) write(plain(JSON.stringify(body, null, 2)))
  }
}

/** A part of a preview as lines; none where it is empty. */
function shownLines(value: unknown, width: number): string[] {
  if (value === null || value === undefined || value === '') return []
  if (typeof value !== 'object') return wrap(plain(String(value)), width)
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item !== 'object')) return value.length > 0 ? [plain(value.join(', '))] : []
    return ['', ...tableOf(value, width).split('\n')]
  }
  return ['', ...linesOf(value, width).split('\n')]
}
