import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isAuthentic, memoryTokenStore, oauth, parseWebhook, randomState } from '@rhetor/client'
import { describe, expect, it } from 'vitest'
import { fact } from '../fact.ts'
import { newWebhook } from '../new-webhook.ts'
import { aTicket, openWorld } from '../world.ts'

interface Received {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** A receiver of webhooks on this machine. */
async function receiver(answer: (index: number) => number = () => 200) {
  const received: Received[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += String(chunk)
    })
    request.on('end', () => {
      received.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body })
      response.writeHead(answer(received.length)).end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url, received, [Symbol.asyncDispose]: close }
}

describe('integrations', () => {
  fact('integrations.only-http', async ({ api, call }) => {
    const made = await api.integrations.create(
      newWebhook('http://127.0.0.1:1', { 'ticket-created': true }, { headers: { 'X-Key': 'k' }, hmac_secret: 's' }),
    )
    expect(made.http).toMatchObject({ form: '{{context}}', oauth2: null })
    expect(made.http).not.toHaveProperty('headers')
    expect(JSON.stringify(made)).not.toContain('hmac_secret')
    expect(made.http?.triggers).toMatchObject({ 'ticket-created': true, 'ticket-updated': false })
    expect((await call('POST', '/api/integrations', { name: 'x', type: 'email' })).status).toBe(400)
    expect((await api.integrations.list({ type: 'email' })).items[0]).toMatchObject({ http: null, type: 'email' })
  })

  fact('integrations.name', async ({ api, call }) => {
    const { id } = await api.integrations.create(newWebhook('http://127.0.0.1:1', {}))
    expect((await call('PUT', `/api/integrations/${id}`, { description: 'x' })).status).toBe(400)
    const paused = await api.integrations.update(id, {
      name: 'Order desk',
      deactivated_datetime: '2026-03-02T10:00:00Z',
    })
    expect(paused.deactivated_datetime).not.toBeNull()
    const types = (await api.events.list({ object_type: 'Integration', object_id: id })).items.map(
      (event) => event.type,
    )
    expect(types).toEqual(['integration-deactivated', 'integration-updated', 'integration-created'])
  })
})

describe('webhooks', () => {
  fact('webhooks.context', async ({ api, sandbox }) => {
    await using desk = await receiver()
    await api.integrations.create(
      newWebhook(
        `${desk.url}/hook?account={{ticket.account.domain}}`,
        { 'ticket-message-created': true },
        { headers: { 'X-Secret': 'shh' }, hmac_secret: 'sign' },
      ),
    )
    const { id } = await api.tickets.create(aTicket())
    await sandbox.advance(100)
    const [call] = desk.received
    expect(call?.url).toBe('/hook?account=acme')
    const webhook = parseWebhook(call?.body ?? '')
    expect(webhook).toMatchObject({ kind: 'context', ticketId: id, messageId: expect.any(Number), fromAgent: false })
    const received = { headers: call?.headers ?? {}, url: call?.url ?? '', body: call?.body }
    expect(await isAuthentic(received, { by: 'header', name: 'x-secret', secret: 'shh' })).toBe(true)
    expect(await isAuthentic(received, { by: 'signature', secret: 'sign' })).toBe(true)
  })

  fact('webhooks.notes-too', async ({ api, sandbox }) => {
    await using desk = await receiver()
    await api.integrations.create(
      newWebhook(
        desk.url,
        { 'ticket-message-created': true },
        { form: { id: '{{message.id}}', public: '{{message.public}}', event: '{{event.type}}' } },
      ),
    )
    const { id } = await api.tickets.create(aTicket())
    await api.messages.create(id, {
      channel: 'internal-note',
      from_agent: true,
      sender: { email: 'ana@acme.example' },
      body_text: 'x',
    })
    await sandbox.advance(100)
    expect(desk.received.map((call) => parseWebhook(call.body).isPublic ?? JSON.parse(call.body).public)).toEqual([
      true,
      false,
    ])
    expect(JSON.parse(desk.received[1]?.body ?? '')).toMatchObject({ event: 'ticket-message-created' })
  })

  fact('jobs.triggers', async ({ api, sandbox }) => {
    await using desk = await receiver()
    await api.integrations.create(
      newWebhook(
        desk.url,
        { 'ticket-status-updated': true },
        { form: { id: '{{ticket.id}}', event: '{{event.type}}' } },
      ),
    )
    await api.rules.create({
      name: 'mark what is closed',
      event_types: 'ticket-updated',
      code: "if (eq(ticket.status, 'closed')) { Action('addTags', { tags: 'checked' }) }",
    })
    const ticket_ids = [(await api.tickets.create(aTicket())).id, (await api.tickets.create(aTicket())).id]
    await api.jobs.create({ type: 'updateTicket', params: { ticket_ids, updates: { status: 'closed' } } })
    await sandbox.advance(1_000)
    expect(desk.received.map((call) => Number(JSON.parse(call.body).id))).toEqual(ticket_ids)
    const me = await api.users.get(0)
    for (const id of ticket_ids) {
      expect((await api.tickets.get(id)).tags.map(({ name }) => name)).toEqual(['checked'])
      const closed = (await api.events.list({ object_type: 'Ticket', object_id: id, types: ['ticket-closed'] })).items
      expect(closed.map(({ user_id }) => user_id)).toEqual([me.id])
    }
  })

  fact('webhooks.loopback-only', async ({ api, sandbox }) => {
    await api.integrations.create(newWebhook('https://hooks.example.com/x', { 'ticket-created': true }))
    await api.tickets.create(aTicket())
    await sandbox.advance(60_000)
    const deliveries = await sandbox.control.deliveries.list()
    expect(deliveries[0]).toMatchObject({ status: null, error: expect.stringContaining('not this machine') })
  })

  fact('webhooks.retry', async ({ api, sandbox }) => {
    await using desk = await receiver((index) => (index < 3 ? 503 : 200))
    const made = await api.integrations.create(newWebhook(desk.url, { 'ticket-created': true }))
    await api.tickets.create(aTicket())
    await sandbox.advance(60_000)
    expect(desk.received).toHaveLength(3)
    await using broken = await receiver(() => 400)
    await api.integrations.update(made.id, { name: 'Order desk', http: { url: broken.url } })
    for (let index = 0; index < 100; index++) await api.tickets.create(aTicket())
    await sandbox.advance(60_000)
    expect((await api.integrations.get(made.id)).deactivated_datetime).not.toBeNull()
  })

  it('are lost, sent twice or late when a fault says so', async () => {
    await using world = await openWorld()
    await using desk = await receiver()
    const { api, sandbox } = world
    await api.integrations.create(newWebhook(desk.url, { 'ticket-created': true }))
    await sandbox.control.faults.add({ kind: 'webhook-lost', times: 1 })
    await sandbox.control.faults.add({ kind: 'webhook-duplicate', times: 1 })
    await sandbox.control.faults.add({ kind: 'webhook-late', times: 1, delay_ms: 60_000 })
    for (let index = 0; index < 3; index++) await api.tickets.create(aTicket())
    await sandbox.advance(1_000)
    expect(desk.received).toHaveLength(2)
    await sandbox.advance(60_000)
    expect(desk.received).toHaveLength(3)
  })
})

describe('files', () => {
  fact('files.upload', async ({ api, sandbox }) => {
    const [file] = await api.files.upload({
      name: 'receipt 1042.pdf',
      data: 'PDF bytes',
      contentType: 'application/pdf',
    })
    expect(file).toMatchObject({ name: 'receipt 1042.pdf', size: 9, content_type: 'application/pdf' })
    const [hash = '', name = ''] = new URL(file?.url ?? '').pathname.split('/').filter(Boolean)
    const path = { file_type: 'attachments', domain_hash: hash, resource_name: decodeURIComponent(name) }
    expect(await (await api.files.download(path)).text()).toBe('PDF bytes')
    expect((await sandbox.fetch(`https://acme.gorgias.com/api/attachments/download/${hash}/${name}`)).status).toBe(401)
    await expect(api.files.download({ ...path, resource_name: 'other.pdf' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('search', () => {
  fact('search.kinds', async ({ api, call }) => {
    await api.tickets.create(aTicket())
    await api.teams.create({ name: 'Returns' })
    const found = async (
      type: 'customer' | 'agent' | 'team' | 'tag' | 'customer_channel_email' | 'integration',
      query: string,
    ) => (await api.search.find({ type, query })).items.length
    expect(await found('customer', 'maya')).toBe(1)
    expect([
      await found('agent', 'ana'),
      await found('team', 'ret'),
      await found('tag', 'vip'),
      await found('customer_channel_email', 'maya'),
    ]).toEqual([1, 1, 1, 1])
    const { status, body } = await call('POST', '/api/search', { type: 'ticket', q: 'x' })
    expect([status, body]).toEqual([
      400,
      { error: { msg: 'Invalid parameters', data: { type: ['Not a valid choice.'], q: ['No such field.'] } } },
    ])
  })
})

describe('OAuth', () => {
  const redirectUri = 'https://app.example/callback'

  async function consent(world: Awaited<ReturnType<typeof openWorld>>, scope: string[], decision = 'allow') {
    const { sandbox } = world
    const app = await sandbox.control.apps.register({ name: 'Loyalty', redirect_uris: [redirectUri] })
    const auth = oauth({
      clientId: app.client_id,
      clientSecret: app.client_secret,
      account: 'acme',
      store: memoryTokenStore(),
      fetch: sandbox.fetch as typeof fetch,
      now: () => sandbox.clock.now() / 1000,
    })
    const state = randomState()
    const page = await sandbox.fetch(auth.authorizeUrl({ redirectUri, scopes: scope, state }))
    const html = await page.text()
    const fields = [...html.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']): [string, string] => [name, value.replaceAll('&#38;', '&')],
    )
    const owner = await world.api.users.get(0)
    const form = new URLSearchParams([
      ...fields.filter(([name]) => name !== 'decision'),
      ['user_id', String(owner.id)],
      ['decision', decision],
    ])
    const answer = await sandbox.fetch('https://acme.gorgias.com/oauth/authorize', {
      method: 'POST',
      body: form,
      redirect: 'manual',
    })
    return { auth, app, state, html, location: answer.headers.get('location') ?? '' }
  }

  fact('oauth.flow', async (world) => {
    const { auth, state, html, location } = await consent(world, ['openid', 'offline', 'tickets:read'])
    expect(html).toContain('Loyalty')
    const tokens = await auth.exchange({ url: location, state, redirectUri })
    expect(tokens).toMatchObject({ scope: 'openid offline tickets:read', refreshToken: expect.any(String) })
    const { sandbox, call } = world
    const bearer = async () => ({
      authorization: await auth.authorization({ root: '', fetch, now: Date.now, signal: undefined }),
    })
    expect((await call('GET', '/api/tickets', undefined, await bearer())).status).toBe(200)
    await sandbox.advance(25 * 3_600_000)
    const renewed = await bearer()
    expect(renewed.authorization).not.toBe(`Bearer ${tokens.accessToken}`)
    expect((await call('GET', '/api/tickets', undefined, renewed)).status).toBe(200)
    expect(
      (await call('GET', '/api/tickets', undefined, { authorization: `Bearer ${tokens.accessToken}` })).status,
    ).toBe(401)
    await auth.revoke()
  })

  fact('platform.scopes', async (world) => {
    const { auth, state, location } = await consent(world, ['tickets:read'])
    const { accessToken } = await auth.exchange({ url: location, state, redirectUri })
    const headers = { authorization: `Bearer ${accessToken}` }
    const { status, body } = await world.call('GET', '/api/customers', undefined, headers)
    expect([status, body.error.msg]).toEqual([
      403,
      'You do not have enough permissions to perform this action. Missing scope: customers:read.',
    ])
    expect((await world.call('GET', '/api/tickets', undefined, headers)).status).toBe(200)
  })

  fact('oauth.code-once', async (world) => {
    const { auth, state, location } = await consent(world, ['tickets:read'])
    await auth.exchange({ url: location, state, redirectUri })
    await expect(auth.exchange({ url: location, state, redirectUri })).rejects.toThrow(/invalid_grant/)
  })

  it('shows a page and does not redirect when app or address are not known', async () => {
    await using world = await openWorld()
    const { app } = await consent(world, ['tickets:read'])
    const ask = async (query: Record<string, string>) =>
      world.sandbox.fetch(`https://acme.gorgias.com/oauth/authorize?${new URLSearchParams(query)}`, {
        redirect: 'manual',
      })
    const base = {
      response_type: 'code',
      client_id: app.client_id,
      redirect_uri: redirectUri,
      scope: 'tickets:read',
      state: 's',
    }
    expect((await ask({ ...base, client_id: 'nobody' })).status).toBe(400)
    const stranger = await ask({ ...base, redirect_uri: 'https://evil.example/<script>' })
    expect([stranger.status, stranger.headers.get('location')]).toEqual([400, null])
    for (const scope of ['everything', 'constructor', '__proto__', 'tickets:read toString']) {
      expect((await ask({ ...base, scope })).headers.get('location')).toBe(`${redirectUri}?error=invalid_scope&state=s`)
    }
    const { location } = await consent(world, ['tickets:read'], 'deny')
    expect(new URL(location).searchParams.get('error')).toBe('access_denied')
  })
})
