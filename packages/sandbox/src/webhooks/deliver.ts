import { createHmac } from 'node:crypto'
import { isLoopback, webhookContexts, webhookDelivery } from '@rhetor/contract'
import type { Faults } from '../http/faults.ts'
import { hideHeaders } from '../http/hide-secrets.ts'
import { logSwitch } from '../integrations/switch.ts'
import { messagesOf } from '../messages/of-ticket.ts'
import { toMessage } from '../messages/wire.ts'
import { putInOutbox } from '../outbox.ts'
import type { IntegrationDoc, MessageDoc, TicketDoc, WebhookCall } from '../store/documents.ts'
import { toCompact, toTicket } from '../tickets/wire.ts'
import { second } from '../time.ts'
import type { World } from '../world.ts'
import { renderForm, renderTemplate } from './template.ts'

export interface Network {
  readonly fetch: typeof fetch
  /** Hosts that may be called besides this machine. */
  readonly allowedHosts?: readonly string[]
  /** What is to go wrong with the next calls. */
  readonly faults?: Faults
}

interface Prepared {
  readonly url: string
  readonly method: string
  readonly headers: Record<string, string>
  readonly body: string | null
}

/** Makes one call of a webhook; a failure is tried again a few times, and too many switch the webhook off. */
export async function deliverWebhook(world: World, queued: WebhookCall, network: Network): Promise<void> {
  const integration = world.store.get('integrations', queued.integration_id)
  const ticket = world.store.get('tickets', queued.ticket_id)
  if (!integration?.http || integration.deactivated_datetime !== null || !ticket) return
  const fault = queued.late ? undefined : network.faults?.forWebhook(ticket.id)
  if (fault?.kind === 'webhook-lost') return
  if (fault?.kind === 'webhook-late') {
    world.tasks.schedule('webhook', (fault.delay_ms ?? 60_000) * 1000, { ...queued, late: true })
    return
  }
  if (fault?.kind === 'webhook-duplicate') world.tasks.schedule('webhook', 0, { ...queued, late: true })
  const request = prepare(world, integration, queued, ticket)
  const began = Date.now()
  const { status, error } = await call(request, network)
  world.store.insert('deliveries', {
    id: world.newId('deliveries'),
    created_datetime: world.now(),
    integration_id: integration.id,
    trigger: queued.trigger,
    ticket_id: ticket.id,
    attempt: queued.attempt,
    request: { ...request, headers: hideHeaders(request.headers) },
    status,
    error,
    duration_ms: Date.now() - began,
  })
  const isSuccess = status !== null && status >= 200 && status < 300
  if (isSuccess) {
    if (integration.failures > 0) world.store.put('integrations', { ...integration, failures: 0 })
    return
  }
  const isWorthRepeating = status === null || status >= 500
  if (isWorthRepeating && queued.attempt <= webhookDelivery.retries) {
    world.tasks.schedule('webhook', queued.attempt * second, { ...queued, attempt: queued.attempt + 1 })
    return
  }
  countFailure(world, integration)
}

function countFailure(world: World, integration: IntegrationDoc): void {
  const failures = integration.failures + 1
  const isTooMany = failures >= webhookDelivery.failuresToDisable
  const after: IntegrationDoc = { ...integration, failures, ...(isTooMany && { deactivated_datetime: world.now() }) }
  world.store.put('integrations', after)
  if (!isTooMany) return
  logSwitch(world.turn({ userId: null }), integration, after)
  putInOutbox(world, {
    kind: 'notice',
    to: ['admins'],
    subject: `The integration ${integration.name} was disabled`,
    text: `${failures} calls failed one after another.`,
  })
}

async function call(request: Prepared, network: Network): Promise<{ status: number | null; error: string | null }> {
  const refused = refusal(request.url, network.allowedHosts ?? [])
  if (refused) return { status: null, error: refused }
  try {
    const response = await network.fetch(request.url, {
      method: request.method,
      headers: request.headers,
      ...(request.body !== null && { body: request.body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(webhookDelivery.timeoutMs),
    })
    // nobody reads the answer, and nobody waits for its end
    response.body?.cancel().catch(() => {})
    return { status: response.status, error: null }
  } catch (error) {
    return { status: null, error: error instanceof Error ? error.message : String(error) }
  }
}

/** Nothing leaves this machine unless its host was named. */
function refusal(url: string, allowed: readonly string[]): string | undefined {
  let target: URL
  try {
    target = new URL(url)
  } catch {
    return 'not an address'
  }
  if (target.protocol !== 'http:' && target.protocol !== 'https:') return `${target.protocol} is not called`
  if (isLoopback(target.hostname) || allowed.includes(target.hostname)) return undefined
  return `${target.hostname} is not this machine; name it with allowHosts to let the sandbox call it`
}

function prepare(world: World, integration: IntegrationDoc, queued: WebhookCall, ticket: TicketDoc): Prepared {
  const { http, secrets } = integration
  const { url = '', method = 'POST', request_content_type: contentType = 'application/json', form = null } = http ?? {}
  const scope = scopeOf(world, queued, ticket)
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(secrets.headers ?? {}))
    headers[name.toLowerCase()] = renderTemplate(value, scope)
  const rendered = renderForm(form, scope) as object | string | null
  const target = renderTemplate(url, scope, encodeURIComponent)
  const isBodyless = method === 'GET' || method === 'HEAD' || method === 'DELETE'
  if (isBodyless || rendered === null) {
    return { url: isBodyless ? withQuery(target, rendered) : target, method, headers, body: null }
  }
  const isForm = contentType === 'application/x-www-form-urlencoded'
  const body = typeof rendered === 'string' ? rendered : isForm ? toQuery(rendered) : JSON.stringify(rendered)
  headers['content-type'] = contentType
  if (secrets.hmac_secret) {
    // a guess, and what most receivers expect: header and algorithm are not documented
    headers[webhookDelivery.signatureHeader.toLowerCase()] = createHmac('sha256', secrets.hmac_secret)
      .update(body)
      .digest('hex')
  }
  return { url: target, method, headers, body }
}

/** What templates can use: the ticket, the message, the event, and all of it as the context. */
function scopeOf(world: World, queued: WebhookCall, ticket: TicketDoc): Record<string, unknown> {
  const shown = webhookTicket(world, ticket)
  const parts: readonly string[] = webhookContexts[queued.trigger]
  const message = queued.message_id === null ? undefined : world.store.get('messages', queued.message_id)
  const context =
    parts.includes('message') && message ? { ticket: shown, message: webhookMessage(message) } : { ticket: shown }
  const event = { type: queued.trigger, user_id: queued.user_id, context: queued.context }
  return { ...context, event, context: JSON.stringify(context) }
}

/** The ticket with what only webhooks show. */
function webhookTicket(world: World, ticket: TicketDoc): Record<string, unknown> {
  const messages = messagesOf(world, ticket.id).map(webhookMessage)
  const [compact] = toCompact(world, [ticket])
  const whole = toTicket(world, ticket, 'get-with-fields')
  const customer = ticket.customer_id === null ? undefined : world.store.get('customers', ticket.customer_id)
  const shownCustomer = customer && {
    ...(whole['customer'] as object),
    language: customer.language,
    timezone: customer.timezone,
    created_datetime: customer.created_datetime,
    updated_datetime: customer.updated_datetime,
  }
  return {
    ...whole,
    account: { domain: world.account },
    customer: shownCustomer ?? null,
    requester: shownCustomer ?? null,
    integrations: compact?.['integrations'] ?? [],
    messages_count: ticket.messages_count,
    first_message: messages.at(0) ?? null,
    last_message: messages.at(-1) ?? null,
    messages,
  }
}

function webhookMessage(message: MessageDoc): Record<string, unknown> {
  return {
    ...toMessage(message),
    headers: message.headers ?? {},
    sentiments: [],
    text: message.stripped_text ?? message.body_text ?? '',
  }
}

function withQuery(url: string, form: unknown): string {
  const query = typeof form === 'object' && form !== null ? toQuery(form) : ''
  if (query === '') return url
  return `${url}${url.includes('?') ? '&' : '?'}${query}`
}

function toQuery(form: object): string {
  const pairs = Object.entries(form).map(([name, value]): [string, string] => [
    name,
    typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? ''),
  ])
  return new URLSearchParams(pairs).toString()
}
