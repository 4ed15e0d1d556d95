import {
  type HttpMethod,
  type HttpRequestContentType,
  type HttpTrigger,
  isLoopback,
  type WebhookMessage,
  type WebhookTicket,
  webhookContexts,
  webhookDelivery,
} from '@rhetor/contract'
import { Limit } from '../abort.ts'
import { type Clock, systemClock } from '../clock.ts'
import { ConnectionError, TimeoutError, UsageError } from '../errors.ts'
import { signWebhook } from './secret.ts'
import { renderForm, renderText, toText } from './template.ts'

/** The parts of an object that a test needs. */
export type Sample<T> = T extends string
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Sample<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]?: Sample<T[Key]> }
      : T

/** One call of an HTTP integration, as Gorgias would make it. */
export interface WebhookCall {
  /** Where to; templates allowed, as in `headers` and `form`. */
  readonly url: string
  readonly trigger: HttpTrigger
  readonly ticket: Sample<WebhookTicket>
  /** For message triggers; by default the ticket's last one. */
  readonly message?: Sample<WebhookMessage> | undefined
  /** Who caused it, and the opaque context id. */
  readonly event?: { readonly user_id?: number | null; readonly context?: string | null } | undefined
  /** The subdomain of the helpdesk. Default: the ticket's, else `acme`. */
  readonly account?: string | undefined
  /** Default `{{context}}`; `null` sends no body. */
  readonly form?: Readonly<Record<string, unknown>> | string | null | undefined
  /** Default POST. GET, HEAD and DELETE carry the form in the query. */
  readonly method?: HttpMethod | undefined
  /** Default `application/json`. */
  readonly contentType?: HttpRequestContentType | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** Signs the body; the header's name is a guess, see `isAuthentic`. */
  readonly hmacSecret?: string | undefined
}

export interface SendWebhookOptions extends WebhookCall {
  /** Hosts that may be called besides this machine, as `host` or `host:port`. */
  readonly allowHosts?: readonly string[] | undefined
  readonly fetch?: typeof globalThis.fetch | undefined
  readonly signal?: AbortSignal | undefined
  /** Default: what Gorgias waits, 5 s. */
  readonly timeoutMs?: number | undefined
  readonly clock?: Clock | undefined
}

/** How the receiver answered. */
export interface WebhookAnswer {
  readonly status: number
  readonly ok: boolean
  readonly durationMs: number
  readonly body: string
}

/** The request that Gorgias would make, for a receiver in the same process. */
export async function webhookRequest(call: WebhookCall): Promise<Request> {
  const scope = scopeOf(call)
  const method = call.method ?? 'POST'
  const contentType = call.contentType ?? 'application/json'
  const form = renderForm(call.form === undefined ? '{{context}}' : call.form, scope)
  const url = targetOf(renderText(call.url, scope, encodeForUrl))
  const headers = new Headers()
  let body: Uint8Array<ArrayBuffer> | undefined
  if (method === 'GET' || method === 'HEAD' || method === 'DELETE') {
    url.search = [url.search.slice(1), queryOf(form)].filter((part) => part !== '').join('&')
  } else if (form !== null) {
    body = new TextEncoder().encode(bodyOf(form, contentType))
    headers.set('content-type', contentType)
  }
  for (const [name, template] of Object.entries(call.headers ?? {})) {
    refuseHeaderName(name)
    headers.set(name, toHeaderValue(renderText(template, scope)))
  }
  if (call.hmacSecret !== undefined) {
    headers.set(webhookDelivery.signatureHeader, await signWebhook(body ?? '', call.hmacSecret))
  }
  // a redirect could send the data of customers to another machine
  return new Request(url, { method, headers, redirect: 'manual', ...(body && { body }) })
}

/** Calls a receiver once, as Gorgias would. Only this machine and `allowHosts` are ever called. */
export async function sendWebhook(options: SendWebhookOptions): Promise<WebhookAnswer> {
  const { fetch = globalThis.fetch, clock = systemClock, timeoutMs = webhookDelivery.timeoutMs, signal } = options
  const operation = `send webhook ${options.trigger}`
  const request = await webhookRequest(options)
  const target = new URL(request.url)
  refuseOtherMachines(target, options.allowHosts ?? [])
  const limit = new Limit(clock, signal)
  limit.set(timeoutMs)
  const started = clock.now()
  try {
    const response = await fetch(request, { signal: limit.signal })
    const body = await response.text()
    return { status: response.status, ok: response.ok, durationMs: clock.now() - started, body }
  } catch (cause) {
    if (signal?.aborted) throw signal.reason
    if (limit.expired) throw new TimeoutError(operation, { timeoutMs, what: 'attempt', cause })
    throw new ConnectionError(operation, { cause, detail: target.host })
  } finally {
    limit.release()
  }
}

function scopeOf(call: WebhookCall): object {
  const parts: readonly ('ticket' | 'message')[] = webhookContexts[call.trigger]
  const ticket = wholeTicket(call)
  const context = parts.includes('message') ? { ticket, message: wholeMessage(call) } : { ticket }
  const event = { type: call.trigger, user_id: call.event?.user_id ?? null, context: call.event?.context ?? null }
  return { ...context, event, context }
}

function wholeTicket({ ticket, account }: WebhookCall): object {
  const messages = ticket.messages ?? []
  const customer = ticket.customer ?? ticket.requester ?? null
  return {
    messages,
    messages_count: messages.length,
    first_message: messages.at(0) ?? null,
    last_message: messages.at(-1) ?? null,
    ...ticket,
    customer,
    requester: customer,
    account: { ...ticket.account, domain: account ?? ticket.account?.domain ?? 'acme' },
  }
}

function wholeMessage({ ticket, trigger, message = ticket.messages?.at(-1) }: WebhookCall): object {
  if (!message)
    throw new UsageError(`webhook ${trigger}: carries a message. Give \`message\`, or a ticket with messages.`)
  return { ticket_id: ticket.id, headers: {}, sentiments: [], text: message.stripped_text ?? '', ...message }
}

function targetOf(text: string): URL {
  // the URL may hold a secret, and a TypeError would quote it
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '') return url
  throw new UsageError('webhook url: expected http:// or https:// with a host, and no user or password in it.')
}

// a customer's words must not become another path or parameter
function encodeForUrl(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}

function queryOf(form: unknown): string {
  if (typeof form !== 'string') return toForm(form)
  throw new UsageError('webhook form: GET, HEAD and DELETE put it into the query. Give an object, or `null` for none.')
}

function bodyOf(form: unknown, contentType: HttpRequestContentType): string {
  if (typeof form === 'string') return form
  return contentType === 'application/json' ? JSON.stringify(form) : toForm(form)
}

function toForm(form: unknown): string {
  return new URLSearchParams(formPairs(form)).toString()
}

/** How Gorgias writes nested values into a form is not documented; this is the usual way: `ticket[id]=5`. */
function formPairs(value: unknown, name = ''): [string, string][] {
  if (typeof value !== 'object' || value === null) return name === '' ? [] : [[name, toText(value)]]
  return Object.entries(value).flatMap(([key, inner]) => formPairs(inner, name === '' ? key : `${name}[${key}]`))
}

function refuseHeaderName(name: string): void {
  if (/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return
  throw new UsageError(`webhook header: ${JSON.stringify(name)} is not the name of a header.`)
}

// Headers hold bytes: a line break or a letter beyond Latin-1 would throw an error that quotes the value.
function toHeaderValue(text: string): string {
  const bytes = new TextEncoder().encode(text)
  return Array.from(bytes, (byte) => String.fromCharCode(byte < 32 || byte === 127 ? 32 : byte)).join('')
}

function refuseOtherMachines({ hostname, host }: URL, allowHosts: readonly string[]): void {
  const allowed = allowHosts.map((name) => name.toLowerCase())
  if (isLoopback(hostname) || allowed.includes(hostname) || allowed.includes(host)) return
  throw new UsageError(
    `send webhook: ${host} is not this machine. A test must not call other machines; if it is yours, name it in \`allowHosts\`.`,
  )
}
