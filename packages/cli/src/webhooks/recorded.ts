import { ConnectionError, UsageError } from '@rhetor/client'
import { isLoopback, webhookDelivery } from '@rhetor/contract'

/** A webhook that was recorded. */
interface Recorded {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Reads a recording, or only a body, which is sent as a POST of JSON. */
export function readRecorded(file: string, text: string): Recorded {
  const plain: Recorded = { method: 'POST', headers: { 'content-type': 'application/json' }, body: text }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    if (/^[\w%.[\]+-]+=/.test(text.trim()))
      return { ...plain, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: text.trim() }
    throw new UsageError(`${file} is not a recorded webhook: neither JSON nor a form.`)
  }
  const { method, headers, body } = (value ?? {}) as { method?: unknown; headers?: unknown; body?: unknown }
  if (body === undefined || typeof headers !== 'object' || headers === null) return plain
  return {
    method: typeof method === 'string' ? method.toUpperCase() : 'POST',
    headers: Object.fromEntries(Object.entries(headers).map(([name, each]) => [name.toLowerCase(), String(each)])),
    body: typeof body === 'string' ? body : JSON.stringify(body),
  }
}

interface Target {
  readonly to: string
  readonly header?: string | undefined
  readonly allowHost?: string | undefined
}

interface Answered {
  readonly status: number
  readonly ok: boolean
  readonly body: string
  readonly durationMs: number
}

// Headers of the connection, not of the message.
const ofTheConnection = ['host', 'content-length', 'connection', 'transfer-encoding', 'accept-encoding', 'expect']

/** Sends it once. A recording holds words of customers: it is sent only to this machine, or to one that is named. */
export async function sendRecorded(recorded: Recorded, { to, header, allowHost }: Target): Promise<Answered> {
  if (!URL.canParse(to)) throw new UsageError('--to takes an address such as http://127.0.0.1:3000/gorgias.')
  const url = new URL(to)
  if (!isLoopback(url.hostname) && allowHost !== url.hostname && allowHost !== url.host) {
    throw new UsageError(
      `replay: ${url.host} is not this machine. If it is yours, name it with --allow-host ${url.hostname}.`,
    )
  }
  const headers = new Headers(Object.entries(recorded.headers).filter(([name]) => !ofTheConnection.includes(name)))
  if (header !== undefined) {
    const [, name, value] = /^([\w-]+)[=:]\s*(.*)$/.exec(header) ?? []
    if (name === undefined) throw new UsageError('--header takes name=value.')
    headers.set(name, value ?? '')
  }
  const started = performance.now()
  const hasBody = recorded.method !== 'GET' && recorded.method !== 'HEAD'
  try {
    const response = await fetch(url, {
      method: recorded.method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(webhookDelivery.timeoutMs),
      ...(hasBody && { body: recorded.body }),
    })
    return {
      status: response.status,
      ok: response.ok,
      body: await response.text(),
      durationMs: performance.now() - started,
    }
  } catch (cause) {
    throw new ConnectionError('replay', { cause, detail: url.host })
  }
}
