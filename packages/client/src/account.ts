import { isLoopback } from '@rhetor/contract'
import { UsageError } from './errors.ts'

/** Where an account is reached. */
export interface Account {
  /** The subdomain, or the host of a base URL. */
  readonly name: string
  /** Everything before `/api` and `/oauth`, without a slash at the end. */
  readonly root: string
}

const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/
const domain = 'gorgias.com'

/**
 * Reads `acme`, `acme.gorgias.com`, `https://acme.gorgias.com/api/` or an address copied from the browser,
 * `https://acme.gorgias.com/app/…`; anything else is refused with the reason.
 */
export function parseAccount(input: string): Account {
  const refuse = (reason: string): never => {
    throw new UsageError(
      `account ${JSON.stringify(input)}: ${reason}. Give the subdomain (acme), the host (acme.gorgias.com) or the address (https://acme.gorgias.com/api/).`,
    )
  }
  if (typeof input !== 'string') return refuse('not a text')
  const text = input.trim()
  if (text === '') return refuse('empty')
  if (/\s/.test(text)) return refuse('it contains a space')
  // checked before a URL parser can map other letters to these
  if (!/^[\x21-\x7e]+$/.test(text)) return refuse('it contains letters that only look like a Gorgias address')
  const [, scheme, rest = ''] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/i.exec(text) ?? []
  if (scheme !== undefined && scheme.toLowerCase() !== 'https') {
    return refuse('only https is allowed; for a local server use the option baseUrl')
  }
  const [, host = '', path = ''] = /^([^/]*)(.*)$/.exec(rest) ?? []
  // a page of the helpdesk: only its host matters
  const isPage = /^\/app([/?#]|$)/.test(path) && !path.includes('\\')
  if (host.includes('@') || (!isPage && path.includes('@'))) return refuse('it contains a user name')
  if (/[?#%\\]/.test(isPage ? host : rest)) return refuse('it contains more than a host and /api')
  if (!isPage && !/^(\/|\/api\/?)?$/.test(path)) return refuse('it contains a path other than /api')
  if (host.includes(':')) return refuse('it contains a port; for a local server use the option baseUrl')
  if (host.endsWith('.')) return refuse('it ends in a dot')
  const name = hostToName(host.toLowerCase())
  if (name === undefined) {
    return refuse(host.includes('.') ? `the host is not one of *.${domain}` : 'not a valid subdomain')
  }
  return { name, root: `https://${name}.${domain}` }
}

function hostToName(host: string): string | undefined {
  const name = host.endsWith(`.${domain}`) ? host.slice(0, -domain.length - 1) : host
  return label.test(name) ? name : undefined
}

/** Reads the address of a sandbox or proxy: https, or http on this machine. */
export function parseBaseUrl(input: string): Account {
  const refuse = (reason: string): never => {
    throw new UsageError(
      `baseUrl ${JSON.stringify(input)}: ${reason}. Give an https address, or an http address on this machine such as http://127.0.0.1:4401.`,
    )
  }
  if (typeof input !== 'string' || /\s/.test(input)) return refuse('it contains a space')
  let url: URL
  try {
    url = new URL(input)
  } catch {
    return refuse('not an address')
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refuse(`${url.protocol} is not a web address`)
  if (url.username || url.password) return refuse('it contains a user name')
  if (url.search || url.hash) return refuse('it contains a query')
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    return refuse('http sends credentials that anyone on the network can read')
  return { name: url.host, root: `${url.origin}${url.pathname.replace(/\/+$/, '').replace(/\/api$/, '')}` }
}
