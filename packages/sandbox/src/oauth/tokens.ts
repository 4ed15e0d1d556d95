import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { accessTokenSeconds } from '@rhetor/contract'
import type { AppDoc, CredentialDoc, UserDoc } from '../store/documents.ts'
import { second, toText } from '../time.ts'
import type { World } from '../world.ts'

/** Codes and refresh tokens are this long in the recordings. */
function opaqueSecret(): string {
  return randomBytes(36).toString('base64url')
}

let key: KeyObject | undefined

// made when first needed: it takes longer than starting a sandbox should
function signingKey(): KeyObject {
  key ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  return key
}

function sign(claims: object): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const content = `${encode({ alg: 'RS256', typ: 'JWT', kid: 'sandbox' })}.${encode(claims)}`
  return `${content}.${createSign('RSA-SHA256').update(content).sign(signingKey()).toString('base64url')}`
}

interface Grant {
  readonly app: AppDoc
  readonly user: UserDoc
  readonly scopes: readonly string[]
  readonly nonce?: string | undefined
}

/** An access token for a day, and whatever else the scopes ask for. */
export function issueTokens(world: World, grant: Grant, { isRefresh = false } = {}): Record<string, unknown> {
  const { app, user, scopes, nonce } = grant
  const issuer = `https://${world.account}.gorgias.com`
  const iat = Math.floor(world.clock.now() / second)
  const exp = iat + accessTokenSeconds
  const accessToken = sign({
    iss: issuer,
    aud: `${issuer}/api`,
    sub: String(user.id),
    azp: app.client_id,
    iat,
    exp,
    jti: randomBytes(4).toString('hex'),
    scope: scopes.join(' '),
  })
  keep(world, { kind: 'access_token', secret: accessToken, grant, expires: toText(exp * second) })
  const answer = {
    access_token: accessToken,
    expires_in: accessTokenSeconds,
    scope: scopes.join(' '),
    token_type: 'Bearer',
  }
  // recorded: a refresh gives no new refresh token, the old one stays valid
  if (isRefresh) return answer
  const idToken = scopes.includes('openid') && {
    id_token: sign({
      iss: issuer,
      aud: [app.client_id],
      sub: String(user.id),
      iat,
      exp,
      auth_time: iat,
      at_hash: createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url'),
      ...(nonce !== undefined && { nonce }),
      ...(scopes.includes('profile') && { name: user.name }),
      ...(scopes.includes('email') && { email: user.email }),
    }),
  }
  const refresh = scopes.includes('offline') && {
    refresh_token: keep(world, { kind: 'refresh_token', secret: opaqueSecret(), grant, expires: null }),
  }
  return { ...answer, ...idToken, ...refresh }
}

/** A code to exchange once. */
export function issueCode(world: World, grant: Grant, redirectUri: string): string {
  const expires = toText(world.clock.now() + 600 * second)
  return keep(world, { kind: 'code', secret: opaqueSecret(), grant, expires, redirectUri })
}

interface Kept {
  readonly kind: CredentialDoc['kind']
  readonly secret: string
  readonly grant: Grant
  readonly expires: string | null
  readonly redirectUri?: string
}

function keep(world: World, { kind, secret, grant, expires, redirectUri }: Kept): string {
  world.store.insert('credentials', {
    id: world.newId('credentials'),
    kind,
    secret,
    user_id: grant.user.id,
    client_id: grant.app.client_id,
    scopes: [...grant.scopes],
    expires_datetime: expires,
    ...(redirectUri !== undefined && { redirect_uri: redirectUri }),
    ...(grant.nonce !== undefined && { nonce: grant.nonce }),
  })
  return secret
}
