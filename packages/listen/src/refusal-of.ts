import { createHash, timingSafeEqual } from 'node:crypto'
import { isLoopback } from '@rhetor/contract'
import type { Env } from './answer.ts'
import type { Door } from './doors.ts'
import { type Refusal, refusals } from './refusals.ts'

/** What a server adds to its door. */
export interface Keeper {
  /** Names it is called by, beside those of this machine. */
  readonly names?: readonly string[] | undefined
  /** Origins of pages that may call where the door lists them, beside those of this machine. */
  readonly origins?: readonly string[] | undefined
  readonly token?: string | undefined
}

/** Why a door does not let a request in; undefined where it does. */
export function refusalOf(door: Door, request: Request, env: Env, keeper: Keeper): Refusal | undefined {
  const bySender = refusalOfSender(door, request, keeper)
  if (bySender) return bySender
  const byCaller = door.callers === 'anyone' ? undefined : refusalOfCaller(door.callers, request, env, keeper)
  if (byCaller) return byCaller
  if (door.methods !== 'any' && !door.methods.includes(request.method)) {
    return { ...refusals.method, headers: { allow: door.methods.join(', ') } }
  }
  return isTooLong(request, door.mostBytes) ? refusals.size : undefined
}

/** The part of `refusalOf` that checks only the host name and the calling page. */
export function refusalOfSender(door: Door, request: Request, keeper: Keeper): Refusal | undefined {
  if (door.hosts === 'known' && !hostsOf(request).every((host) => isKnown(host, keeper))) return refusals.host
  return door.pages !== 'any' && !isPageWelcome(door, request, keeper) ? refusals.page : undefined
}

/** Every name the request was sent to: the one in its address, and the one in its header. */
function hostsOf({ url, headers }: Request): string[] {
  const host = headers.get('host')
  return [new URL(url).host, ...(host === null ? [] : [host])]
}

function isKnown(host: string, { names = [] }: Keeper): boolean {
  if (isLoopback(host)) return true
  const name = withoutPort(host)
  return names.some((known) => withoutPort(known) === name)
}

function withoutPort(host: string): string {
  return host.toLowerCase().replace(/(?<=^[^:]*|\]):\d+$/, '')
}

function isPageWelcome(
  { pages, isLinked }: Door,
  { url, method, headers }: Request,
  { origins = [] }: Keeper,
): boolean {
  const origin = headers.get('origin')
  if (origin !== null) {
    // `null` and anything else that is not a URL cannot be an allowed page
    if (pages === 'none' || !URL.canParse(origin)) return false
    const { host } = new URL(origin)
    return pages === 'own' ? host === new URL(url).host : isLoopback(host) || origins.includes(origin)
  }
  // images, links and frames name no origin, but browsers say that they come from elsewhere
  const site = headers.get('sec-fetch-site')
  if (site === null || site === 'same-origin' || site === 'none') return true
  const isNavigation = headers.get('sec-fetch-mode') === 'navigate' && headers.get('sec-fetch-dest') === 'document'
  return isLinked && isNavigation && method === 'GET'
}

function refusalOfCaller(
  callers: 'local' | 'bearer',
  { headers }: Request,
  { incoming }: Env,
  { token }: Keeper,
): Refusal | undefined {
  if (token !== undefined && isBearer(headers.get('authorization'), token)) return undefined
  if (callers === 'bearer') return refusals.bearer
  // no address means the call came from this process, so it is local
  const address = incoming?.socket.remoteAddress
  const isLocal = incoming === undefined || (address !== undefined && isLoopback(address))
  return token === undefined && isLocal ? undefined : refusals.local
}

function isBearer(header: string | null, token: string): boolean {
  const [, given] = /^Bearer +(\S+)$/i.exec(header ?? '') ?? []
  // digests have a fixed length, so comparing them does not reveal the length of the token
  return given !== undefined && timingSafeEqual(digest(given), digest(token))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function isTooLong({ method, headers }: Request, mostBytes: number): boolean {
  const length = headers.get('content-length')
  if (length !== null) return Number(length) > mostBytes
  // nobody reads the body of a GET, and without a length it has no end
  return (method === 'GET' || method === 'HEAD') && headers.has('transfer-encoding')
}
