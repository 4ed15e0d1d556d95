import { styleText } from 'node:util'

type Format = Parameters<typeof styleText>[0]

/** Colour for a screen that shows it; none in a pipe or where NO_COLOR is set. */
export function styleFor(stream: NodeJS.WriteStream): (format: Format, text: string) => string {
  const wanted = stream.isTTY === true && !process.env['NO_COLOR']
  return (format, text) => (wanted ? styleText(format, text, { validateStream: false }) : text)
}

/** How wide a text may be. */
export function widthOf(stream: NodeJS.WriteStream): number {
  return stream.isTTY ? Math.max(40, stream.columns || 80) : 120
}
