import { type Operation, operations } from '@rhetor/contract'
import type { Random } from '../random.ts'
import { likely, numbers, odd, texts } from './values.ts'

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']

/** An id that an answer held, and the first word of the path that was asked. */
export interface SeenId {
  readonly below: string
  readonly id: string
}

export const firstOf = (row: Operation): string => row.path.split('/')[1] ?? ''

/** What answers held, for later requests to use. */
export interface Seen {
  readonly ids: readonly SeenId[]
  readonly cursors: readonly string[]
  /** Operations of which no request has succeeded so far: they are tried more often. */
  readonly unmet?: readonly Operation[]
}

/** One request: right, nearly right, or nonsense. */
export function anyRequest(random: Random, authorization: string, seen: Seen): Request {
  const { unmet = [] } = seen
  const row = random.pick(unmet.length > 0 && random.chance(0.3) ? unmet : operations)
  const method = random.chance(0.97) ? row.method : random.pick(methods)
  const headers = new Headers({ authorization: random.chance(0.98) ? authorization : latin(random.pick(texts)) })
  if (random.chance(0.01)) for (let index = 0; index < 200; index++) headers.set(`x-flood-${index}`, 'a'.repeat(50))
  const body = method === 'GET' || method === 'HEAD' ? undefined : anyBody(random, row, headers)
  const url = `https://acme.gorgias.com/api${anyPath(random, row, seen)}${anyQuery(random, row, seen)}`
  return new Request(url, { method, headers, ...(body !== undefined && { body }) })
}

function anyPath(random: Random, row: Operation, { ids }: Seen): string {
  if (random.chance(0.02)) return `/${encodeURIComponent(wellFormed(random.pick(texts)))}`
  return row.path.replaceAll(/\{\w+\}/g, () => {
    // with ids of any kind, most requests would name an object that does not exist
    const own = random.chance(0.5) ? ids.filter(({ below }) => below === firstOf(row)) : ids
    if (random.chance(0.9)) return random.pick(['1', ...own.map(({ id }) => id)])
    return encodeURIComponent(wellFormed(String(random.pick([...numbers, ...texts]))))
  })
}

function anyQuery(random: Random, row: Operation, { cursors }: Seen): string {
  const search = new URLSearchParams()
  const asked = row.query && random.chance(0.8) ? likely(random, row.query) : {}
  for (const [name, value] of Object.entries((asked as object | null) ?? {})) {
    for (const item of Array.isArray(value) ? value : [value]) search.append(name, textOf(item))
  }
  if (random.chance(0.1)) search.set('cursor', random.pick([...cursors, ...texts]))
  if (random.chance(0.03)) search.set(random.pick(texts), random.pick(texts))
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return (JSON.stringify(value) ?? '').slice(0, 2_000)
}

function anyBody(random: Random, row: Operation, headers: Headers): string | FormData | undefined {
  if (row.bodyType === 'multipart') return anyForm(random, headers)
  headers.set('content-type', random.chance(0.98) ? 'application/json' : 'text/plain')
  if (random.chance(0.02)) return random.pick(['{', '[[[[', 'null', '"', '{"a":1}{"b":2}', '\ufeff{}', ''])
  const value = row.body && random.chance(0.95) ? likely(random, row.body) : odd(random)
  const text = JSON.stringify(value)
  // cut off, as by a lost connection
  return random.chance(0.02) ? text.slice(0, random.below(text.length)) : text
}

function anyForm(random: Random, headers: Headers): string | FormData {
  if (random.chance(0.5)) {
    headers.set('content-type', random.pick(['multipart/form-data', 'multipart/form-data; boundary=x', 'text/plain']))
    return random.pick(['--x\r\n\r\n', '--x--', '', '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb'])
  }
  const form = new FormData()
  form.set('file', new Blob([random.pick(texts)]), wellFormed(random.pick(texts)))
  if (random.chance(0.2)) form.set('note', random.pick(texts))
  return form
}

function wellFormed(text: string): string {
  return text.toWellFormed()
}

function latin(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '?').trim()
}
