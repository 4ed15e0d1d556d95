import type { Credentials, UserDoc } from '../store/documents.ts'
import type { World } from '../world.ts'

/** A key and a token for a user. */
export function issueCredentials(world: World, user: UserDoc): Credentials {
  const api_key = resetKey(world, user)
  const access_token = `sandbox-${world.secrets.hex(24)}`
  world.store.insert('credentials', {
    id: world.newId('credentials'),
    kind: 'access_token',
    secret: access_token,
    user_id: user.id,
    client_id: 'sandbox',
    scopes: ['write:all'],
    expires_datetime: null,
  })
  const credentials = { username: user.email ?? '', api_key, access_token }
  world.store.setFact('credentials', credentials)
  return credentials
}

/** Gives the owner of the account this API key. */
export function fixKey(world: World, credentials: Credentials, apiKey: string): Credentials {
  const owner = world.user(world.store.fact('owner'))
  if (!owner) return credentials
  const fixed = { ...credentials, username: owner.email ?? '', api_key: resetKey(world, owner, apiKey) }
  world.store.setFact('credentials', fixed)
  return fixed
}

/** Refuses a key that cannot be sent in a header. */
export function checkKey(apiKey: string): void {
  if (!/^[\x21-\x7e]{8,200}$/.test(apiKey))
    throw new RangeError('apiKey: takes 8 to 200 letters, digits and signs of ASCII, without blanks')
}

/** Gives a user a new API key; the former one stops working at once. */
export function resetKey(world: World, user: UserDoc, secret: string = world.secrets.hex(32)): string {
  for (const old of world.store.select('credentials')) {
    if (old.kind === 'api_key' && old.user_id === user.id) world.store.remove('credentials', old.id)
  }
  world.store.insert('credentials', {
    id: world.newId('credentials'),
    kind: 'api_key',
    secret,
    user_id: user.id,
    client_id: null,
    scopes: [],
    expires_datetime: null,
  })
  return secret
}
