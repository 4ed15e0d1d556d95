import { UsageError } from '@rhetor/client'

/** E-mail and key from the base64 form that Gorgias shows beside the key. */
export function decodeBase64Token(token: string): { readonly username: string; readonly apiKey: string } {
  const bare = token.trim().replace(/^basic\s+/i, '')
  const pair = /^[\w+/=-]+$/.test(bare) ? Buffer.from(bare, 'base64').toString('utf8') : ''
  const [, username, apiKey] = /^([^\s:@]+@[^\s:@]+):(\S+)$/.exec(pair) ?? []
  if (username === undefined || apiKey === undefined) {
    throw new UsageError('connect: this is not the base64 form of e-mail:key. Copy it whole from Settings > REST API.')
  }
  return { username, apiKey }
}
