import { describe, expect, it } from 'vitest'
import { UsageError } from '../../src/errors.ts'
import { isAuthentic, type ReceivedWebhook, type SenderProof, signWebhook } from '../../src/webhooks/secret.ts'

const secret = 'correct horse'
const body = '{"ticket": {"id": 5},  "note": "é"}'
const received = (parts: Partial<ReceivedWebhook>): ReceivedWebhook => ({ headers: {}, url: '/hook', body, ...parts })
const inHeader: SenderProof = { by: 'header', name: 'X-Api-Key', secret }
const inQuery: SenderProof = { by: 'query', name: 'token', secret }
const signed: SenderProof = { by: 'signature', secret }

describe('a secret in a header', () => {
  it.each<[string, boolean, ReceivedWebhook['headers']]>([
    ['in web headers', true, new Headers({ 'x-api-key': secret })],
    ['in headers of another fetch', true, { get: () => secret } as unknown as Headers],
    ['in headers of node', true, { 'x-api-key': secret }],
    ['under a name in other case', true, { 'X-API-KEY': secret }],
    ['as a list of one', true, { 'x-api-key': [secret] }],
    ['missing', false, {}],
    ['undefined', false, { 'x-api-key': undefined }],
    ['empty', false, { 'x-api-key': '' }],
    ['cut', false, { 'x-api-key': secret.slice(0, -1) }],
    ['longer', false, { 'x-api-key': `${secret}!` }],
    ['in other case', false, { 'x-api-key': secret.toUpperCase() }],
    ['very long', false, { 'x-api-key': 'x'.repeat(1_000_000) }],
    ['given twice', false, { 'x-api-key': [secret, secret] }],
    ['in another header', false, { authorization: secret }],
  ])('%s: %s', async (_, accepted, headers) => {
    expect(await isAuthentic(received({ headers }), inHeader)).toBe(accepted)
  })
})

describe('a secret in the query', () => {
  it.each<[string, boolean]>([
    ['/hook?token=correct%20horse', true],
    ['/hook?a=1&token=correct+horse#part', true],
    ['https://hooks.acme.example/hook?token=correct%20horse', true],
    ['/hook', false],
    ['/hook?token=', false],
    ['/hook?token=correct', false],
    ['/hook?Token=correct%20horse', false],
    ['/token=correct%20horse', false],
    ['/hook#?token=correct%20horse', false],
    ['', false],
  ])('%s: %s', async (url, accepted) => {
    expect(await isAuthentic(received({ url }), inQuery)).toBe(accepted)
  })
})

describe('a signature', () => {
  it('is the HMAC-SHA256 of RFC 4231', async () => {
    expect(await signWebhook('what do ya want for nothing?', 'Jefe')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    )
  })

  it.each<[string, (hex: string) => string]>([
    ['as it is', (hex) => hex],
    ['in upper case', (hex) => hex.toUpperCase()],
    ['with a prefix', (hex) => `sha256=${hex}`],
    ['with everything in upper case', (hex) => `SHA256=${hex.toUpperCase()}`],
  ])('is accepted %s', async (_, spell) => {
    const headers = { 'x-gorgias-signature': spell(await signWebhook(body, secret)) }
    expect(await isAuthentic(received({ headers }), signed)).toBe(true)
    expect(await isAuthentic(received({ headers, body: new TextEncoder().encode(body) }), signed)).toBe(true)
  })

  it.each<[string, (hex: string) => string]>([
    ['is cut', (hex) => hex.slice(0, -2)],
    ['has one more digit', (hex) => `${hex}0`],
    ['has one other digit', (hex) => hex.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))],
    ['is of another algorithm', (hex) => `sha1=${hex}`],
    ['is empty', () => ''],
    ['is only a prefix', () => 'sha256='],
    ['is no hex', () => 'é'],
    ['is the secret itself', () => secret],
  ])('is refused when it %s', async (_, spell) => {
    const headers = { 'x-gorgias-signature': spell(await signWebhook(body, secret)) }
    expect(await isAuthentic(received({ headers }), signed)).toBe(false)
  })

  it('is refused when the body was changed, when it is missing, and under another secret', async () => {
    const headers = { 'x-gorgias-signature': await signWebhook(body, secret) }
    expect(await isAuthentic(received({ headers, body: JSON.stringify(JSON.parse(body)) }), signed)).toBe(false)
    expect(await isAuthentic(received({}), signed)).toBe(false)
    expect(await isAuthentic(received({ headers }), { by: 'signature', secret: 'other' })).toBe(false)
  })

  it('can be in a header of another name', async () => {
    const headers = { 'x-signature': await signWebhook(body, secret) }
    expect(await isAuthentic(received({ headers }), { ...signed, name: 'X-Signature' })).toBe(true)
    expect(await isAuthentic(received({ headers }), signed)).toBe(false)
  })

  it('of no body at all is a signature too', async () => {
    const headers = { 'x-gorgias-signature': await signWebhook('', secret) }
    expect(await isAuthentic(received({ headers, body: '' }), signed)).toBe(true)
  })

  it.each([undefined, { ticket: { id: 5 } }])('cannot be checked on %j', async (parsed) => {
    const promise = isAuthentic(received({ body: parsed as unknown as string }), signed)
    await expect(promise).rejects.toThrow(UsageError)
  })
})

describe('while secrets change', () => {
  const secrets = ['new', 'old', secret]

  it.each(['new', 'old', secret])('%s is accepted in a header, in the query and as a signature', async (shown) => {
    const headers = { 'x-api-key': shown, 'x-gorgias-signature': await signWebhook(body, shown) }
    const webhook = received({ headers, url: `/hook?${new URLSearchParams({ token: shown })}` })
    for (const proof of [inHeader, inQuery, signed]) {
      expect(await isAuthentic(webhook, { ...proof, secret: secrets })).toBe(true)
    }
  })

  it('a secret that was removed is refused', async () => {
    const headers = { 'x-api-key': 'older' }
    expect(await isAuthentic(received({ headers }), { ...inHeader, secret: secrets })).toBe(false)
  })
})

describe('without a secret', () => {
  it.each<[unknown]>([[''], ['  '], [[]], [['']], [['good', '']], [undefined]])(
    '%j nothing is checked, whatever the sender shows',
    async (none) => {
      for (const proof of [inHeader, inQuery, signed]) {
        const promise = isAuthentic(received({ headers: { 'x-api-key': '' } }), { ...proof, secret: none as string })
        await expect(promise).rejects.toThrow(UsageError)
      }
    },
  )

  it('nothing is signed', async () => {
    await expect(signWebhook(body, '')).rejects.toThrow(UsageError)
  })

  it('a proof does not compile', () => {
    // @ts-expect-error there is no default secret
    const proof: SenderProof = { by: 'header', name: 'X-Api-Key' }
    // @ts-expect-error a header has a name
    const nameless: SenderProof = { by: 'header', secret }
    expect([proof, nameless]).toHaveLength(2)
  })
})
