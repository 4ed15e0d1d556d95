import { webhookDelivery } from '@rhetor/contract'
import { UsageError } from '../errors.ts'

/** A webhook as it arrived. */
export interface ReceivedWebhook {
  readonly headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>
  /** Absolute, or starting with the path. */
  readonly url: string
  /** The raw body, before parsing. Only signatures need it; '' if there is none. */
  readonly body?: string | Uint8Array | undefined
}

/** One secret, or several while they are being changed: any of them is accepted. */
type Secrets = string | readonly string[]

/** How the sender proves that it knows the secret: in a header, in the query, or by a signature. */
export type SenderProof =
  | { readonly by: 'header'; readonly name: string; readonly secret: Secrets }
  | { readonly by: 'query'; readonly name: string; readonly secret: Secrets }
  /** `name` is the header, by default `X-Gorgias-Signature`: it is not documented. */
  | { readonly by: 'signature'; readonly name?: string | undefined; readonly secret: Secrets }

/** Whether the sender of a webhook knows the secret. A missing or wrong one is `false`. */
export async function isAuthentic(received: ReceivedWebhook, proof: SenderProof): Promise<boolean> {
  const secrets = secretsOf(proof)
  const shown = shownBy(received, proof)
  const expected = proof.by === 'signature' ? await signatures(received.body, secrets) : secrets
  return shown !== undefined && (await isOneOf(shown, expected))
}

/** The HMAC-SHA256 of a body, in hex: what `X-Gorgias-Signature` is assumed to contain. */
export async function signWebhook(body: string | Uint8Array, secret: string): Promise<string> {
  const [key = ''] = secretsOf({ secret })
  const mac = await hmac(await hmacKey(encoder.encode(key)), bytesOf(body))
  return Array.from(mac, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const encoder = new TextEncoder()

function secretsOf({ secret }: { secret: Secrets }): readonly string[] {
  const secrets: readonly unknown[] = Array.isArray(secret) ? secret : [secret]
  if (secrets.length > 0 && secrets.every(isSecret)) return secrets
  throw new UsageError('webhook secret: empty. Give the one set in the integration; without it anyone can call.')
}

function isSecret(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

function shownBy({ headers, url }: ReceivedWebhook, proof: SenderProof): string | undefined {
  switch (proof.by) {
    case 'header':
      return headerOf(headers, proof.name)
    case 'query':
      return queryOf(url, proof.name)
    case 'signature':
      return headerOf(headers, proof.name ?? webhookDelivery.signatureHeader)
        ?.trim()
        .toLowerCase()
        .replace(/^sha256=/, '')
  }
}

function headerOf(headers: ReceivedWebhook['headers'], name: string): string | undefined {
  if (isHeaders(headers)) return headers.get(name) ?? undefined
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1]
  return typeof found === 'string' ? found : found?.join(', ')
}

// not by instanceof: other implementations of fetch have their own class
function isHeaders(headers: ReceivedWebhook['headers']): headers is Headers {
  return typeof headers.get === 'function'
}

function queryOf(url: string, name: string): string | undefined {
  const query = url.split('#')[0]?.split('?').slice(1).join('?')
  return new URLSearchParams(query).get(name) ?? undefined
}

async function signatures(body: ReceivedWebhook['body'], secrets: readonly string[]): Promise<string[]> {
  if (typeof body !== 'string' && !ArrayBuffer.isView(body)) {
    throw new UsageError(
      'webhook signature: needs the raw body, as text or bytes. A parsed body is not what was signed.',
    )
  }
  return Promise.all(secrets.map((secret) => signWebhook(body, secret)))
}

// The time of comparing text would reveal how much of the secret was right. So both sides become digests of equal
// length under a random key, and every byte of every secret is compared.
async function isOneOf(shown: string, expected: readonly string[]): Promise<boolean> {
  const key = await hmacKey(crypto.getRandomValues(new Uint8Array(32)))
  const actual = await hmac(key, encoder.encode(shown))
  let found = false
  for (const candidate of expected) {
    const wanted = await hmac(key, encoder.encode(candidate))
    const difference = actual.reduce((seen, byte, index) => seen | (byte ^ (wanted[index] ?? 0)), 0)
    found = difference === 0 || found
  }
  return found
}

function hmacKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
}

async function hmac(key: CryptoKey, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes))
}

// a copy, because bytes shared between threads could change while they are signed
function bytesOf(body: string | Uint8Array): Uint8Array<ArrayBuffer> {
  return typeof body === 'string' ? encoder.encode(body) : new Uint8Array(body)
}
