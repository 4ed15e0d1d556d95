import { type Answer, type Door, doors, type Env, type Form, guarded } from '@rhetor/listen'
import { consentForm, tokensForm } from '../oauth/forms.ts'
import { answerConsent, answerTokens } from '../oauth/provider.ts'
import { Problem } from '../problem.ts'
import type { Tenant } from '../tenant.ts'
import { answerApi, problemResponse } from './api.ts'
import { answerControl } from './control.ts'
import { CutConnection, withFaults } from './with-faults.ts'

interface ServerOptions {
  readonly tenants: ReadonlyMap<string, Tenant>
  /** The default account where neither host nor path names one. */
  readonly first: string
  /** Needed for `/__sandbox` by callers from other machines. */
  readonly token: string | undefined
  /** Names that the consent pages and `/__sandbox` answer to, beside those of this machine. */
  readonly names: readonly string[]
}

/** Refusals as the API words its errors. */
export const problemForm: Form = ({ says }) => ({
  type: 'application/json',
  body: JSON.stringify({ error: { msg: says } }),
})

/** The whole server: the API, OAuth and the control commands of every account. */
export function createApp({ tenants, first, token, names }: ServerOptions): Answer {
  const answer = async (request: Request, env: Env): Promise<Response> => {
    const { hostname, pathname } = new URL(request.url)
    const enter = (door: Door, form: Form, within: Answer) =>
      guarded(door, { form, names, ...(door.callers === 'local' && { token }) }, within)(request, env)
    const found = findTenant(tenants, first, hostname, pathname)
    if (!found) return unknownAccount()
    const { tenant } = found
    const path = found.path.replace(/^\/+/, '/')
    if (path.startsWith('/__sandbox'))
      return enter(doors.sandboxControl, problemForm, (asked) => answerControl(tenant.control, asked, path))
    if (path === '/oauth/authorize')
      return enter(doors.sandboxConsent, consentForm, (asked) => answerConsent(tenant.world, asked))
    if (path.startsWith('/oauth/'))
      return enter(doors.sandboxTokens, tokensForm, (asked) => answerTokens(tenant.world, asked, path))
    if (!/^\/api(\/|$)/.test(path)) return problemResponse(new Problem(404, 'Resource not found.'))
    const below = path.replace(/^\/api/, '')
    return enter(doors.sandboxApi, problemForm, (asked) =>
      withFaults(tenant.control, asked, below, (received) => answerApi(tenant.world, tenant.rates, received, below)),
    )
  }
  return async (request, env) => {
    const response = await answer(request, env).catch(responseTo)
    return request.method === 'HEAD' ? new Response(null, response) : response
  }
}

function responseTo(error: unknown): Response {
  if (error instanceof CutConnection) throw error
  if (error instanceof Problem) return problemResponse(error)
  console.error(error)
  return problemResponse(new Problem(500, 'Internal server error.'))
}

// no helpdesk has this name: an HTML page, as the real host answers
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
