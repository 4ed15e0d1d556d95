import type { FlatTicket, HttpTrigger, Known, WebhookMessage, WebhookTicket } from '@rhetor/contract'
import { type Fields, fieldsOf, isFields, isText, parseJson, textOf } from './fields.ts'

/** A webhook's body: as text, as bytes, or as the object a framework made of it. */
export type WebhookBody = string | Uint8Array | ArrayBuffer | Readonly<Record<string, unknown>>

export interface ParseWebhookOptions {
  /** Of the request. A body that is clearly JSON or a form is read as such, whatever this says. */
  readonly contentType?: string | null | undefined
  /** Larger bodies are refused. Default 5 MiB. */
  readonly maxBytes?: number | undefined
}

/** Ids and facts found in the body, enough to read the rest through the API. */
export interface WebhookHints {
  readonly ticketId: number | undefined
  readonly messageId: number | undefined
  /** With hyphens. The context does not name its trigger: put `{{event.type}}` into the form to have it. */
  readonly event: Known<HttpTrigger> | undefined
  /** Whether an agent wrote the message; of a flat ticket, whether an agent opened it. */
  readonly fromAgent: boolean | undefined
  /** Whether the customer can see the message. */
  readonly isPublic: boolean | undefined
}

/** The form `{{context}}`. Ticket and message are typed but not checked: parts may be missing, values may be new. */
export interface ContextWebhook extends WebhookHints {
  readonly kind: 'context'
  readonly ticket: WebhookTicket
  readonly message: WebhookMessage | undefined
  /** The whole body, including undocumented fields. */
  readonly fields: Readonly<Record<string, unknown>>
}

/** The flat ticket of the reference, with its JSON types. */
export interface FlatWebhook extends WebhookHints {
  readonly kind: 'flat'
  readonly ticket: FlatTicket
  readonly fields: Readonly<Record<string, unknown>>
}

/** A custom form: templates produce text, so its values are not converted. */
export interface FieldsWebhook extends WebhookHints {
  readonly kind: 'fields'
  readonly fields: Readonly<Record<string, unknown>>
}

export type Webhook = ContextWebhook | FlatWebhook | FieldsWebhook

const defaultMaxBytes = 5 * 1024 * 1024

/** Reads the body of a webhook; check the sender first with `isAuthentic`. A query string is read like a form. */
export function parseWebhook(body: WebhookBody, options: ParseWebhookOptions = {}): Webhook {
  const text = textOf(body, options.maxBytes ?? defaultMaxBytes)
  const fields = fieldsOf(text, options.contentType?.includes('x-www-form-urlencoded') ?? false)
  const context = contextIn(fields)
  const hints = hintsIn(context ? [context, fields] : [fields])
  if (context) return { kind: 'context', ...context, fields, ...hints }
  if (isFlatTicket(fields)) return { kind: 'flat', ticket: fields, fields, ...hints }
  return { kind: 'fields', fields, ...hints }
}

// Only fields with these names are parsed: anything a customer writes may be JSON, and a subject
// that reads `{"ticket":{"id":1}}` must not choose the ticket. For another name: parseWebhook(fields.name).
const contextNames = ['context', 'payload', 'data'] as const

interface Context {
  readonly ticket: WebhookTicket
  readonly message: WebhookMessage | undefined
}

function contextIn(fields: Fields): Context | undefined {
  const opened = contextNames.map((name) => fields[name]).map((value) => (isText(value) ? parseJson(value) : value))
  for (const candidate of [fields, ...opened]) {
    if (!isFields(candidate)) continue
    const { ticket, message } = candidate
    if (isWholeTicket(ticket))
      return { ticket, message: isFields(message) ? (message as Fields & WebhookMessage) : undefined }
  }
  return undefined
}

// A form that nests its templates under `ticket` looks alike, but holds text only.
function isWholeTicket(value: unknown): value is WebhookTicket {
  return isFields(value) && (typeof value['id'] === 'number' || Array.isArray(value['messages']))
}

function isFlatTicket(fields: Fields): fields is Fields & FlatTicket {
  return typeof fields['id'] === 'number' && isText(fields['status']) && isText(fields['channel'])
}

function hintsIn(sources: readonly object[]): WebhookHints {
  const values = namedValues(sources)
  const find = <Value>(convert: (value: unknown) => Value | undefined, names: readonly string[]): Value | undefined =>
    names.map((name) => convert(values.get(name))).find((value) => value !== undefined)
  // `id` beside a status is the id of a ticket; alone it may be of anything
  const bareId = values.has('status') ? ['id'] : []
  return {
    ticketId: find(toId, ['ticketid', 'messageticketid', ...bareId]),
    messageId: find(toId, ['messageid']),
    event: find(toTrigger, ['eventtype', 'event', 'trigger']),
    fromAgent: find(toBoolean, ['messagefromagent', 'fromagent']),
    isPublic: find(toBoolean, ['messagepublic', 'public', 'messageispublic', 'ispublic']),
  }
}

/** `ticket_id`, `ticketId`, `ticket[id]` and `{ticket: {id}}` are all `ticketid`; the first that is not empty is used. */
function namedValues(sources: readonly object[]): Map<string, unknown> {
  const values = new Map<string, unknown>()
  const note = (name: string, value: unknown) => {
    const key = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
    if (!isMissing(value) && !values.has(key)) values.set(key, value)
  }
  for (const source of sources) {
    for (const [name, value] of Object.entries(source)) {
      if (!isFields(value)) note(name, value)
      else for (const [inner, innerValue] of Object.entries(value)) note(`${name}.${inner}`, innerValue)
    }
  }
  return values
}

const missingWords = new Set(['', 'none', 'null'])

function isMissing(value: unknown): boolean {
  return value === null || value === undefined || (isText(value) && missingWords.has(value.trim().toLowerCase()))
}

function toId(value: unknown): number | undefined {
  const id = isText(value) && /^\s*\d+\s*$/.test(value) ? Number(value) : value
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : undefined
}

function toBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  const word = isText(value) ? value.trim().toLowerCase() : undefined
  return word === 'true' ? true : word === 'false' ? false : undefined
}

function toTrigger(value: unknown): Known<HttpTrigger> | undefined {
  const word = isText(value) ? value.trim().toLowerCase().replaceAll('_', '-') : ''
  return /^[a-z][a-z0-9-]*$/.test(word) ? word : undefined
}
