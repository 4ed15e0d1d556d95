import { expect, it } from 'vitest'
import { startServer } from '../../../test/support/server.ts'
import { hideSecrets } from '../src/http/hide-secrets.ts'
import { newWebhook } from './new-webhook.ts'
import { aTicket, openWorld } from './world.ts'

const headers = { 'X-Team': 'header-secret', Authorization: 'Bearer other-secret {{ticket.id}}' }

it('what is recorded shows neither secrets of a webhook nor signatures', async () => {
  await using receiver = await startServer(() => ({}))
  await using world = await openWorld()
  const { api, sandbox } = world
  const { id } = await api.integrations.create(
    newWebhook(receiver.url, { 'ticket-created': true }, { headers, hmac_secret: 'hmac-secret' }),
  )
  await api.integrations.update(id, { name: 'Desk', http: { url: receiver.url, headers: { 'X-Team': 'new-secret' } } })
  await api.integrations.update(id, { name: 'Desk', http: { url: receiver.url, headers } })
  await api.tickets.create(aTicket())
  await sandbox.advance(60_000)
  const shown = JSON.stringify([await sandbox.control.requests.list(), await sandbox.control.deliveries.list()])
  expect(shown).not.toMatch(/(header|other|hmac|new)-secret/)
  expect(shown).toContain('X-Team')
  const [delivery] = await sandbox.control.deliveries.list()
  const [sent] = receiver.requests
  expect(sent?.headers).toMatchObject({ 'x-team': 'header-secret' })
  expect(delivery?.request.headers).toMatchObject({ 'x-team': '[hidden]', 'content-type': 'application/json' })
  const signature = Object.values(sent?.headers ?? {}).find((value) => /^[0-9a-f]{64}$/.test(String(value)))
  expect(signature).toBeDefined()
  expect(shown).not.toContain(signature)
})

const logged = (path: string, request: string | null) => ({
  ...{ id: 1, at: '', method: 'POST', path, status: 200, response: null },
  request,
})

it.each([
  ['/users', '{"name":"Ana","password":"p-secret"}', '{"name":"Ana","password":"[hidden]"}'],
  ['/users', '{"name": "Ana"}', '{"name": "Ana"}'],
  ['/users', '{"api_key":null}', '{"api_key":null}'],
  // long ones are cut off
  ['/users', '{"client_secret": "p-secr', '{"client_secret": "[hidden]"'],
  ['/users', '{"token": "a\\"b", "name": "Ana', '{"token": "[hidden]", "name": "Ana'],
  ['/integrations', '{"http":{"headers":{"a":"p-sec', '[hidden]'],
  ['/integrations', '', ''],
  ['/tickets/1/messages', '{"headers":{"to":"maya"}}', '{"headers":{"to":"maya"}}'],
])('a request to %s with %s is shown as %s', (path, request, shown) => {
  expect(hideSecrets(logged(path, request)).request).toBe(shown)
})

it('secrets in an address are hidden too', () => {
  expect(hideSecrets(logged('/tickets?limit=1&api_key=p-secret&cursor=a', null)).path).toBe(
    '/tickets?limit=1&api_key=[hidden]&cursor=a',
  )
})
