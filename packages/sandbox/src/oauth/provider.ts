import { scopes as knownScopes } from '@rhetor/contract'
import type { AppDoc, CredentialDoc } from '../store/documents.ts'
import { sql } from '../store/sql.ts'
import type { World } from '../world.ts'
import { consentPage, errorPage } from './pages.ts'
import { issueCode, issueTokens } from './tokens.ts'

/** Answers `/oauth/authorize`: asks a person, and takes the decision. */
export async function answerConsent(world: World, request: Request): Promise<Response> {
  return request.method === 'POST'
    ? decide(world, await readForm(request))
    : authorize(world, new URL(request.url).searchParams)
}

/** Answers `/oauth/token` and `/oauth/revoke`. */
export async function answerTokens(world: World, request: Request, path: string): Promise<Response> {
  const form = await readForm(request)
  const app = clientOf(world, request, form)
  if (!app) return oauthError(401, 'invalid_client')
  return path === '/oauth/token' ? token(world, app, form) : revoke(world, form)
}

async function readForm(request: Request): Promise<URLSearchParams> {
  return new URLSearchParams(await request.text())
}

function appNamed(world: World, clientId: string): AppDoc | undefined {
  return world.store.first('apps', sql('client_id = ?', clientId))
}

/** The request a browser brought, or the page that says why it cannot be answered. */
function checkRequest(
  world: World,
  query: URLSearchParams,
): { app: AppDoc; redirectUri: string; scopes: string[] } | Response {
  const app = appNamed(world, query.get('client_id') ?? '')
  if (!app) return errorPage('There is no app with this client_id.', 'Register it first, or check the client_id.')
  const redirectUri = query.get('redirect_uri') ?? ''
  // never redirected to an address that is not registered
  if (!app.redirect_uris.includes(redirectUri)) {
    return errorPage(
      'The redirect_uri is not registered for this app.',
      `Registered: ${app.redirect_uris.join(', ') || 'none'}`,
    )
  }
  const state = query.get('state')
  const back = (error: string) => redirect(redirectUri, { error, state })
  if (query.get('response_type') !== 'code') return back('unsupported_response_type')
  const scopes = (query.get('scope') ?? '').split(/\s+/).filter(Boolean)
  if (scopes.length === 0 || scopes.some((scope) => !Object.hasOwn(knownScopes, scope))) return back('invalid_scope')
  return { app, redirectUri, scopes }
}

function authorize(world: World, query: URLSearchParams): Response {
  const checked = checkRequest(world, query)
  if (checked instanceof Response) return checked
  const users = world.store.select('users', { where: sql(`role = 'admin'`) })
  return consentPage(world.account, checked.app, checked.scopes, users, query)
}

function decide(world: World, form: URLSearchParams): Response {
  const checked = checkRequest(world, form)
  if (checked instanceof Response) return checked
  const { app, redirectUri, scopes } = checked
  const state = form.get('state')
  const user = world.user(Number(form.get('user_id')))
  if (form.get('decision') !== 'allow' || !user) return redirect(redirectUri, { error: 'access_denied', state })
  const code = issueCode(world, { app, user, scopes, nonce: form.get('nonce') ?? undefined }, redirectUri)
  return redirect(redirectUri, { code, state })
}

/** Basic, as documented, or fields of the form, as several clients do. */
function clientOf(world: World, request: Request, form: URLSearchParams): AppDoc | undefined {
  const [, basic] = /^basic\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? []
  const pair = basic === undefined ? undefined : Buffer.from(basic, 'base64').toString('utf8')
  const [id, secret] = pair?.split(/:(.*)/s) ?? [form.get('client_id') ?? '', form.get('client_secret') ?? '']
  const app = appNamed(world, id ?? '')
  return app && app.client_secret === secret ? app : undefined
}

function token(world: World, app: AppDoc, form: URLSearchParams): Response {
  const grantType = form.get('grant_type')
  if (grantType !== 'authorization_code' && grantType !== 'refresh_token')
    return oauthError(400, 'unsupported_grant_type')
  const isRefresh = grantType === 'refresh_token'
  const secret = form.get(isRefresh ? 'refresh_token' : 'code') ?? ''
  const kind: CredentialDoc['kind'] = isRefresh ? 'refresh_token' : 'code'
  const held = world.store.first('credentials', sql('kind = ? AND secret = ?', kind, secret))
  const user = world.user(held?.user_id)
  if (!held || !user || held.client_id !== app.client_id) return oauthError(400, 'invalid_grant')
  // a code can be used once, even by a wrong request
  if (!isRefresh) world.store.remove('credentials', held.id)
  const isLate = held.expires_datetime !== null && held.expires_datetime <= world.now()
  if (isLate || (!isRefresh && held.redirect_uri !== form.get('redirect_uri'))) return oauthError(400, 'invalid_grant')
  const grant = { app, user, scopes: held.scopes, nonce: held.nonce }
  return json(
    200,
    world.store.transaction(() => issueTokens(world, grant, { isRefresh })),
  )
}

function revoke(world: World, form: URLSearchParams): Response {
  // access tokens already given live on until they end
  world.store.run(sql(`DELETE FROM credentials WHERE kind = 'refresh_token' AND secret = ?`, form.get('token') ?? ''))
  return json(200, {})
}

function redirect(to: string, query: Record<string, string | null>): Response {
  const url = new URL(to)
  for (const [name, value] of Object.entries(query)) if (value !== null) url.searchParams.set(name, value)
  return new Response(null, { status: 302, headers: { location: url.toString() } })
}

function oauthError(status: number, error: string): Response {
  return json(status, { error })
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  })
}
