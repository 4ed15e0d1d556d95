import { isLoopback } from '@rhetor/contract'
import type { Account } from './account.ts'

/** What to do about a redirect. */
type Redirect =
  | { readonly kind: 'follow'; readonly url: URL; readonly withCredentials: boolean; readonly mergedInto?: number }
  | { readonly kind: 'merged'; readonly survivor: number }
  | { readonly kind: 'refuse'; readonly why: string }

interface Asked {
  readonly account: Account
  readonly method: string
  readonly url: URL
  /** Files are stored on another host, which must not get our credentials. */
  readonly followsToStorage: boolean
}

/** Credentials are sent to the account only: another host is refused, or called without them. */
export function decideRedirect(status: number, location: string | null, asked: Asked): Redirect {
  if (!location) return { kind: 'refuse', why: 'it names no address' }
  const root = new URL(`${asked.account.root}/`)
  let url: URL
  try {
    // paths of the API do not include the path prefix of the base URL
    url = location.startsWith('/api/') ? new URL(`${asked.account.root}${location}`) : new URL(location, asked.url)
  } catch {
    return { kind: 'refuse', why: 'its address is malformed' }
  }
  const staysHome = url.origin === root.origin
  const survivor = status === 301 && staysHome ? mergedId(url.pathname, asked.url.pathname) : undefined
  if (asked.method !== 'GET') {
    return survivor === undefined
      ? { kind: 'refuse', why: 'only reads follow another address' }
      : { kind: 'merged', survivor }
  }
  if (staysHome) {
    return { kind: 'follow', url, withCredentials: true, ...(survivor !== undefined && { mergedInto: survivor }) }
  }
  const isPrivate = url.protocol === 'https:' || (isLoopback(url.hostname) && isLoopback(root.hostname))
  if (asked.followsToStorage && isPrivate) return { kind: 'follow', url, withCredentials: false }
  return { kind: 'refuse', why: `${url.host} is another host` }
}

/** `/api/customers/9/` after `/api/customers/5` → 9 */
function mergedId(to: string, from: string): number | undefined {
  const [target, asked] = [lastId(to), lastId(from)]
  return target && target.collection === asked?.collection && target.id !== asked.id ? target.id : undefined
}

function lastId(path: string): { collection: string; id: number } | undefined {
  const match = /\/api\/+([\w-]+)\/(\d+)(\/|$)/.exec(path)
  return match ? { collection: match[1] as string, id: Number(match[2]) } : undefined
}

/** A browser hides everything about a redirect that was not followed. */
export function isRedirect(response: Response): boolean {
  return (
    (response.status >= 300 && response.status < 400 && response.status !== 304) || response.type === 'opaqueredirect'
  )
}
