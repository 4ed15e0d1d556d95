import type { CredentialKind, Role, Scope } from '@rhetor/contract'
import { mayAct, type Operation, roles } from '@rhetor/contract'
import { forbidden, Problem } from '../problem.ts'
import type { UserDoc } from '../store/documents.ts'
import { sql } from '../store/sql.ts'
import type { World } from '../world.ts'

/** Who calls, and with what rights. */
export interface Caller {
  readonly user: UserDoc
  readonly kind: CredentialKind
  /** Names the rate bucket. */
  readonly bucket: string
  readonly scopes: 'all' | readonly string[]
  readonly clientId: string | null
}

/** Reads the Authorization header; anything wrong is a 401. */
export function authenticate(world: World, header: string | undefined): Caller {
  const [, scheme = '', value = ''] = /^(\S+)\s+(\S+)\s*$/.exec(header ?? '') ?? []
  if (scheme.toLowerCase() === 'basic') return byKey(world, value)
  if (scheme.toLowerCase() === 'bearer') return byToken(world, value)
  throw unauthorized('Missing or malformed credentials.')
}

function byKey(world: World, value: string): Caller {
  const pair = Buffer.from(value, 'base64').toString('utf8')
  const colon = pair.indexOf(':')
  const [email, key] = [pair.slice(0, colon).toLowerCase(), pair.slice(colon + 1)]
  const credential = world.store.first('credentials', sql('kind = ? AND secret = ?', 'api_key', key))
  const user = world.user(credential?.user_id)
  if (colon < 0 || !credential || !user || user.email?.toLowerCase() !== email)
    throw unauthorized('Invalid credentials.')
  return { user, kind: 'api-key', bucket: `key:${credential.id}`, scopes: 'all', clientId: null }
}

function byToken(world: World, value: string): Caller {
  const credential = world.store.first('credentials', sql('kind = ? AND secret = ?', 'access_token', value))
  if (!credential) throw unauthorized('Invalid token.')
  if (credential.expires_datetime !== null && credential.expires_datetime <= world.now())
    throw unauthorized('Token has expired.')
  const user = world.user(credential.user_id)
  if (!user) throw unauthorized('No user found matching the "sub" claim of the token.')
  const { client_id: clientId, scopes } = credential
  return { user, kind: 'oauth', bucket: `app:${clientId}`, scopes, clientId }
}

function unauthorized(why: string): Problem {
  return new Problem(401, `401 Unauthorized: ${why}`)
}

/** Refuses what the caller's role or scopes do not cover. */
export function authorize(caller: Caller, row: Operation): void {
  if (row.role && !hasRole(caller, row.role)) throw forbidden()
  const missing = missingScope(caller, row)
  if (missing) throw forbidden(`Missing scope: ${missing}.`)
}

export function hasRole(caller: Caller, needed: Role): boolean {
  const { role } = caller.user
  // bots of apps act with what their scopes allow
  if (role === 'bot') return true
  return (roles as readonly string[]).includes(role) && mayAct(role as Role, needed)
}

function missingScope({ scopes }: Caller, row: Operation): Scope | undefined {
  if (scopes === 'all' || row.scopes === 'undocumented' || scopes.includes('write:all')) return undefined
  const granted = (scope: Scope) => scopes.includes(scope) || scopes.includes(scope.replace(':read', ':write'))
  if (row.quirks.alsoScope && granted(row.quirks.alsoScope)) return undefined
  return row.scopes.find((scope) => !granted(scope))
}
