import { parseAccount, parseBaseUrl, UsageError } from '@rhetor/client'
import { describe, expect, it } from 'vitest'

describe('an account', () => {
  it.each([
    'acme',
    'ACME',
    ' acme ',
    'acme.gorgias.com',
    'Acme.Gorgias.com',
    'https://acme.gorgias.com',
    'https://acme.gorgias.com/',
    'https://acme.gorgias.com/api',
    'https://acme.gorgias.com/api/',
    'acme.gorgias.com/api/',
    'https://acme.gorgias.com/app',
    'https://acme.gorgias.com/app/ticket/5',
    'https://acme.gorgias.com/app/settings/users?page=2#me@acme',
  ])('is read from %j', (input) => {
    expect(parseAccount(input)).toEqual({ name: 'acme', root: 'https://acme.gorgias.com' })
  })

  it.each<[string, RegExp]>([
    ['', /empty/],
    ['   ', /empty/],
    ['acme.gorgias.com.evil.test', /not one of \*\.gorgias\.com/],
    ['evil.test#acme.gorgias.com', /more than a host/],
    ['evil.test/acme.gorgias.com', /a path other than/],
    ['evil.test?acme.gorgias.com', /more than a host/],
    ['evil.test\\.gorgias.com', /more than a host/],
    ['user@acme.gorgias.com', /user name/],
    ['https://user:key@acme.gorgias.com', /user name/],
    ['acme.gorgias.com.', /ends in a dot/],
    ['acme.', /ends in a dot/],
    ['127.0.0.1', /not one of/],
    ['https://10.0.0.1/', /not one of/],
    ['[::1]', /port/],
    ['gorgias.com', /not one of/],
    ['.gorgias.com', /not one of/],
    ['a.b.gorgias.com', /not one of/],
    ['xn--80ak6aa92e.com', /not one of/],
    ['аcme.gorgias.com', /only look like/],
    ['acme.gorgias。com', /only look like/],
    ['ａcme', /only look like/],
    ['ac me', /space/],
    ['acme\n.gorgias.com', /space/],
    ['http://acme.gorgias.com', /only https/],
    ['ftp://acme.gorgias.com', /only https/],
    ['acme.gorgias.com:8080', /port/],
    ['https://acme.gorgias.com/apps', /path other than/],
    ['https://evil.test/app/acme.gorgias.com', /not one of/],
    ['https://evil.test?.gorgias.com/app/', /more than a host/],
    ['https://evil.test#.gorgias.com/app/', /more than a host/],
    ['https://evil.test\\.gorgias.com/app/', /more than a host/],
    ['https://user@acme.gorgias.com/app/', /user name/],
    ['acme%2egorgias.com', /more than a host/],
    ['-acme', /not a valid subdomain/],
    ['acme_shop', /not a valid subdomain/],
    ['javascript:alert(1)', /port/],
  ])('%j is refused with the reason', (input, reason) => {
    expect(() => parseAccount(input)).toThrow(UsageError)
    expect(() => parseAccount(input)).toThrow(reason)
  })

  it('that is not a string is refused too', () => {
    expect(() => parseAccount(undefined as unknown as string)).toThrow(/not a text/)
  })
})

describe('a base URL', () => {
  it.each([
    ['http://127.0.0.1:4401', 'http://127.0.0.1:4401'],
    ['http://localhost:4401/', 'http://localhost:4401'],
    ['http://[::1]:4401', 'http://[::1]:4401'],
    ['http://127.0.0.1:4401/acme/', 'http://127.0.0.1:4401/acme'],
    ['http://127.0.0.1:4401/api/', 'http://127.0.0.1:4401'],
    ['https://proxy.example/gorgias', 'https://proxy.example/gorgias'],
  ])('%s is read', (input, root) => {
    expect(parseBaseUrl(input).root).toBe(root)
  })

  it.each<[string, RegExp]>([
    ['http://acme.gorgias.com', /anyone on the network can read/],
    ['http://10.0.0.1:4401', /anyone on the network can read/],
    ['http://127.0.0.1.evil.test', /anyone on the network can read/],
    ['http://localhost.evil.test', /anyone on the network can read/],
    ['127.0.0.1:4401', /not an address/],
    ['file:///etc/passwd', /not a web address/],
    ['http://key@127.0.0.1', /user name/],
    ['http://127.0.0.1/?a=b', /query/],
    ['http://127.0.0.1 /', /space/],
  ])('%s is refused', (input, reason) => {
    expect(() => parseBaseUrl(input)).toThrow(reason)
  })
})
