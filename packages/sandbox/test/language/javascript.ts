import { parseSync } from 'rolldown/utils'

/** How a parser of all JavaScript reads the same program; undefined where it refuses it. */
export function parseJavaScript(program: string): unknown {
  const options = { lang: 'js', sourceType: 'script', preserveParens: false } as const
  const { program: tree, errors } = parseSync('program.js', program, options)
  return errors.length > 0 ? undefined : toNode(tree, locator(program))
}

type Locate = (index: number) => { line: number; column: number }

// it tells indexes, and keys that only larger languages need
function toNode(value: unknown, locate: Locate): unknown {
  if (Array.isArray(value)) return value.map((item) => toNode(item, locate))
  if (typeof value !== 'object' || value === null) return value
  const { start, end, optional, hashbang, ...fields } = value as Record<string, unknown>
  const node = Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, toNode(field, locate)]))
  return typeof start === 'number' ? { ...node, loc: { start: locate(start), end: locate(Number(end)) } } : node
}

function locator(program: string): Locate {
  return (index) => {
    const lines = program.slice(0, index).split(/\r\n|[\n\r\u2028\u2029]/)
    return { line: lines.length, column: lines.at(-1)?.length ?? 0 }
  }
}
