import { styleText } from 'node:util'
import { plain } from '../plain.ts'
import type { Output, Terminal } from '../terminal.ts'

type Format = Parameters<typeof styleText>[0]

export type Style = (format: Format, text: string) => string

/** Colour for a screen that shows it; none in a pipe or where NO_COLOR is set. */
export function styleFor({ env }: Pick<Terminal, 'env'>, output: Output): Style {
  const isColoured = output.isTTY === true && !env['NO_COLOR']
  return (format, text) => (isColoured ? styleText(format, plain(text), { validateStream: false }) : plain(text))
}

/** How wide a text may be. */
export function widthOf(output: Output): number {
  return output.isTTY ? Math.max(40, output.columns || 80) : 120
}
