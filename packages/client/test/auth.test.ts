import { type Auth, base64Token, basic, bearer, UsageError } from '@rhetor/client'
import { describe, expect, it } from 'vitest'

const headerOf = (auth: Auth) =>
  auth.authorization({ root: '', fetch: globalThis.fetch, now: Date.now, signal: undefined })

describe('credentials become the header of the API', () => {
  it.each([
    ['e-mail and key', basic('ana@acme.example', 'KEY'), `Basic ${btoa('ana@acme.example:KEY')}`, 'api-key'],
    ['a key with colons', basic('ana@acme.example', 'K:E:Y'), `Basic ${btoa('ana@acme.example:K:E:Y')}`, 'api-key'],
    [
      'letters beyond ASCII',
      basic('änä@acme.example', 'KEY'),
      `Basic ${Buffer.from('änä@acme.example:KEY').toString('base64')}`,
      'api-key',
    ],
    [
      'the base64 form of both',
      base64Token(btoa('ana@acme.example:KEY')),
      `Basic ${btoa('ana@acme.example:KEY')}`,
      'api-key',
    ],
    [
      'the base64 form with its scheme',
      base64Token(` Basic ${btoa('ana@acme.example:KEY')}\n`),
      `Basic ${btoa('ana@acme.example:KEY')}`,
      'api-key',
    ],
    ['a token', bearer('ey.x.y'), 'Bearer ey.x.y', 'oauth'],
    ['a token with its scheme', bearer('Bearer ey.x.y'), 'Bearer ey.x.y', 'oauth'],
  ] as const)('%s', (_, auth, header, kind) => {
    expect(headerOf(auth)).toBe(header)
    expect(auth.kind).toBe(kind)
  })
})

describe('credentials that cannot work are refused before anything is sent', () => {
  it.each<[string, () => Auth, RegExp]>([
    ['no key', () => basic('ana@acme.example', ''), /must be the API key/],
    ['no e-mail', () => basic('ana', 'KEY'), /must be the e-mail address/],
    ['a pasted line break', () => basic('ana@acme.example', 'KEY\n'), /must be the API key/],
    ['nothing at all', () => basic(undefined as never, undefined as never), /e-mail address.*API key/],
    ['a token that is not base64', () => base64Token('KEY!'), /not the base64 form/],
    ['base64 of something else', () => base64Token(btoa('KEY')), /not the base64 form/],
    ['an empty token', () => bearer(' '), /give an access token/],
    ['a token with a space', () => bearer('a b'), /give an access token/],
  ])('%s', (_, make, message) => {
    expect(make).toThrow(UsageError)
    expect(make).toThrow(message)
  })

  it('and are never in the message', () => {
    expect(() => basic('ana@acme.example', 'S3CR3T KEY')).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('S3CR3T') }),
    )
  })
})
