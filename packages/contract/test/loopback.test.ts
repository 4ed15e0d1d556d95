import { isLoopback } from '@rhetor/contract'
import { describe, expect, it } from 'vitest'

describe('this machine', () => {
  it.each([
    'localhost',
    'LocalHost',
    'localhost:4401',
    'shop.localhost',
    'shop.localhost:80',
    '127.0.0.1',
    '127.0.0.1:4401',
    '127.255.255.254',
    '::1',
    '[::1]',
    '[::1]:4401',
    '::ffff:127.0.0.1',
    '[::ffff:127.0.0.1]:80',
    new URL('http://[::ffff:127.0.0.1]').hostname,
    new URL('http://127.1').hostname,
  ])('is %s', (host) => {
    expect(isLoopback(host)).toBe(true)
  })

  it.each([
    '',
    '127.evil.example',
    '127.0.0.1.evil.example',
    '127.0.0.1:80.evil.example',
    'localhost.evil.example',
    'notlocalhost',
    'localhost:',
    '127.0.0',
    '127.0.0.256',
    '128.0.0.1',
    '0.0.0.0',
    '::',
    '::1.evil.example',
    '::ffff:10.0.0.1',
    '::ffff:127.evil.example',
    '[::ffff:a7f:1]',
    'fe80::1',
    'acme.gorgias.com',
  ])('is not %j', (host) => {
    expect(isLoopback(host)).toBe(false)
  })
})
