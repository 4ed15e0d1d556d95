import type { BrokenReason } from '../errors.ts'
import { ContractError, UsageError } from '../errors.ts'

/** The top level of a webhook's body. */
export type Fields = Record<string, unknown>

const refusals = {
  empty:
    'it is empty. Set the form of the integration, such as `{{context}}`; a GET has its fields in the query string',
  'too-large': 'it is larger than maxBytes. Allow more, or put only the ids into the form',
  unreadable: 'it is not UTF-8 text. Pass the bytes as they came, unpacked where they were compressed',
  html: 'it is an HTML page. Something in front of this receiver answers in its place',
  cut: 'it is neither whole JSON nor a form. Look for a size limit between Gorgias and this receiver',
  envelope: 'it is JSON, but not an object. Gorgias sends objects: check who called',
} as const satisfies Partial<Record<BrokenReason, string>>

// without a cause: a SyntaxError quotes the text, which is the customer's
function refused(reason: keyof typeof refusals): ContractError {
  return new ContractError(`parse webhook: the body cannot be read: ${refusals[reason]}.`, { reason })
}

/** A body of any kind as text. */
export function textOf(body: unknown, maxBytes: number): string {
  if (body === undefined || body === null) return ''
  const bytes = bytesOf(body)
  // in this order a limit of NaN refuses everything
  if (!(bytes.byteLength <= maxBytes)) throw refused('too-large')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim()
  } catch {
    throw refused('unreadable')
  }
}

function bytesOf(body: unknown): ArrayBuffer | ArrayBufferView<ArrayBufferLike> {
  if (ArrayBuffer.isView(body) || body instanceof ArrayBuffer) return body
  return new TextEncoder().encode(typeof body === 'string' ? body : toJson(body))
}

/** Parsed bodies become text again, so that every rule is applied to them too. */
function toJson(body: unknown): string {
  try {
    const text = JSON.stringify(body)
    // a promise or a web Request would be serialised as an empty object
    if (text !== undefined && !(text === '{}' && !isPlain(body))) return text
  } catch (cause) {
    throw new UsageError('parse webhook: the parsed body is not plain data. Pass the text or the bytes.', { cause })
  }
  throw new UsageError(
    'parse webhook: expected text, bytes or a parsed object. Is an `await` missing, or is this the whole request?',
  )
}

function isPlain(value: unknown): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/** JSON or a form, whichever it is. */
export function fieldsOf(text: string, isForm: boolean): Fields {
  if (text === '') throw refused('empty')
  if (text.startsWith('<')) throw refused('html')
  const value = parseJson(text)
  // the context may be JSON in a JSON string
  const json = typeof value === 'string' ? parseJson(value) : value
  if (isFields(json)) return json
  if (value !== undefined) throw refused('envelope')
  if (/^["[{]/.test(text) || !(isForm || looksLikeForm.test(text))) throw refused('cut')
  return formFields(text)
}

const looksLikeForm = /^\??[\w.~%+*[\]-]+=/

function formFields(text: string): Fields {
  const fields = new Map<string, string[]>()
  for (const [name, value] of new URLSearchParams(text)) {
    const values = fields.get(name)
    if (values) values.push(value)
    else fields.set(name, [value])
  }
  fields.delete('__proto__')
  return Object.fromEntries(Array.from(fields, ([name, values]) => [name, values.length > 1 ? values : values[0]]))
}

export function parseJson(text: string): unknown {
  try {
    // `__proto__` is harmless as a key here, but not in an Object.assign of the receiver
    return JSON.parse(text, (key, value: unknown) => (key === '__proto__' ? undefined : value))
  } catch {
    // cut, malformed, or nested deeper than the stack
    return undefined
  }
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isText(value: unknown): value is string {
  return typeof value === 'string'
}
