export const formats = ['jsonl', 'csv'] as const
export type Format = (typeof formats)[number]

/** Turns items into the lines of a file. */
export interface Writer {
  /** What the file begins with. */
  readonly head: string
  line(item: unknown): string
}

/** One item a line; with `fields` only these, each under its own name. */
export function createWriter(
  format: Format,
  columns: readonly string[],
  fields: readonly string[] | undefined,
): Writer {
  if (format === 'jsonl') {
    const chosen = (item: unknown) =>
      fields ? Object.fromEntries(fields.map((field) => [field, valueAt(item, field) ?? null])) : item
    return { head: '', line: (item) => `${JSON.stringify(chosen(item))}\n` }
  }
  const names = fields ?? columns
  return { head: toCsv(names), line: (item) => toCsv(names.map((name) => valueAt(item, name))) }
}

/** The value at `customer.email`; in a list, that of every item. */
export function valueAt(item: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>(step, item)
}

function step(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((item) => step(item, name))
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return (value as Record<string, unknown>)[name]
}

/** One row as RFC 4180 has it. */
export function toCsv(values: readonly unknown[]): string {
  return `${values.map(toCell).join(',')}\r\n`
}

// spreadsheets skip what is blank or hidden before a formula, and take full-width signs for the usual ones
const formula = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u
// where commas do not separate, quotes inside a line do not hold a cell together; a dash and a blank are an item of a list
const innerFormula = /([\s\p{Cc}\p{Cf};]+)([=+@＝＋＠]|[-－](?!\s))?/gu
const separator = /[;\t\r\n]/

function toCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'string') return quoted(JSON.stringify(value))
  // a customer's text must not be a formula where somebody opens the file in a spreadsheet
  return quoted(formula.test(value) ? `'${value}` : value)
}

function quoted(text: string): string {
  const plain = text.replaceAll(innerFormula, (found, gap: string, sign?: string) =>
    sign && separator.test(gap) ? `${gap}'${sign}` : found,
  )
  return /[",;\t\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
