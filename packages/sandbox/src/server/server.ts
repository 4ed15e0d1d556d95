import { isLoopback } from '@rhetor/contract'
import { Hono } from 'hono'
import { reads } from '../control/control.ts'
import { answerOAuth } from '../oauth/provider.ts'
import { Problem } from '../problem.ts'
import type { Tenant } from '../tenant.ts'
import { answerApi, problemResponse } from './api.ts'
import { CutConnection, withFaults } from './with-faults.ts'

export interface ServerOptions {
  readonly tenants: ReadonlyMap<string, Tenant>
  /** The account meant where neither host nor path names one. */
  readonly first: string
  /** Needed for `/__sandbox` by callers from other machines. */
  readonly token: string | undefined
}

/** The whole server: the API, OAuth and the control commands of every account. */
export function createApp({ tenants, first, token }: ServerOptions): Hono {
  const app = new Hono()
  app.all('*', async (context) => {
    const request = context.req.raw
    const { hostname, pathname } = new URL(request.url)
    const found = findTenant(tenants, first, hostname, pathname)
    if (!found) return unknownAccount()
    const { tenant } = found
    const path = found.path.replace(/^\/+/, '/')
    if (path.startsWith('/__sandbox'))
      return answerDesk(tenant, request, path.slice('/__sandbox'.length), isLocal(context.env), token)
    if (path.startsWith('/oauth/')) return answerOAuth(tenant.world, request, path)
    if (!/^\/api(\/|$)/.test(path)) return problemResponse(new Problem(404, 'Resource not found.'))
    const below = path.replace(/^\/api/, '')
    return withFaults(tenant.control, request, below, (asked) => answerApi(tenant.world, tenant.rates, asked, below))
  })
  app.onError((error) => {
    if (error instanceof CutConnection) throw error
    if (error instanceof Problem) return problemResponse(error)
    console.error(error)
    return problemResponse(new Problem(500, 'Internal server error.'))
  })
  return app
}

// the host answers, no helpdesk does: a page, as from the real one
function unknownAccount(): Response {
  const page = '<!doctype html><title>Account not found</title><h1>This helpdesk does not exist</h1>'
  return new Response(page, { status: 404, headers: { 'content-type': 'text/html; charset=utf-8' } })
}

/** `acme.gorgias.com/api/…`, `127.0.0.1/acme/api/…`, or the first account. */
function findTenant(tenants: ReadonlyMap<string, Tenant>, first: string, hostname: string, path: string) {
  const [, subdomain] = /^([a-z0-9-]+)\.gorgias\.com$/i.exec(hostname) ?? []
  if (subdomain !== undefined) {
    const tenant = tenants.get(subdomain.toLowerCase())
    return tenant && { tenant, path }
  }
  const [, prefix = '', rest = '/'] = /^\/+([^/]*)(\/.*)?$/.exec(path) ?? []
  const named = tenants.get(prefix)
  if (named) return { tenant: named, path: rest }
  const tenant = tenants.get(first)
  return tenant && { tenant, path }
}

async function answerDesk(
  tenant: Tenant,
  request: Request,
  path: string,
  local: boolean,
  token: string | undefined,
): Promise<Response> {
  const isAllowed =
    token === undefined ? local && !isFromPage(request) : request.headers.get('authorization') === `Bearer ${token}`
  if (!isAllowed)
    return problemResponse(
      new Problem(403, 'The control commands of this sandbox are open to this machine only, or with its token.'),
    )
  try {
    const name = path.replace(/^\/+|\/+$/g, '')
    if (request.method !== 'POST' && !(reads as readonly string[]).includes(name) && tenant.control.knows(name)) {
      return problemResponse(new Problem(405, `/__sandbox/${name} changes something: send it as a POST.`))
    }
    const text = request.method === 'POST' ? await request.text() : ''
    const input: unknown = text.trim() === '' ? {} : JSON.parse(text)
    const result = await tenant.control.answer(name, input)
    return Response.json(result ?? {})
  } catch (error) {
    if (error instanceof Problem) return problemResponse(error)
    if (error instanceof SyntaxError) return problemResponse(new Problem(400, 'The body is not valid JSON.'))
    throw error
  }
}

// any page in a browser of this machine can reach it, and must not steer it
function isFromPage(request: Request): boolean {
  // an image or a link names no origin
  if (request.headers.get('sec-fetch-site') === 'cross-site') return true
  const origin = request.headers.get('origin')
  return origin !== null && origin !== new URL(request.url).origin
}

// in this process there is no address, which is as local as it gets
function isLocal(bindings: unknown): boolean {
  const address = (bindings as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket
    ?.remoteAddress
  return address === undefined || isLoopback(address)
}
