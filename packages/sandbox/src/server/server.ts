import { Hono } from 'hono'
import { answerOAuth } from '../oauth/provider.ts'
import { Problem } from '../problem.ts'
import type { Tenant } from '../tenant.ts'
import { answerApi, problemResponse } from './api.ts'
import { answerControl, isLocal } from './control.ts'
import { CutConnection, withFaults } from './with-faults.ts'

interface ServerOptions {
  readonly tenants: ReadonlyMap<string, Tenant>
  /** The default account where neither host nor path names one. */
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
      return answerControl(tenant.control, request, path, { isLocal: isLocal(context.env), token })
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

// the host answers without a helpdesk: a page, as from the real one
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
