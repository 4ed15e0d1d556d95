import type { Sandbox } from '@rhetor/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../packages/cli/src/commands/connect.ts'
import { flagOf } from '../../packages/cli/src/line/global-flags.ts'
import { startShop } from '../support/shop.ts'
import { connections, defaultScopes, type World } from './connections.ts'
import type { Given } from './row.ts'

let sandbox: Sandbox
let world: World
const addresses: string[] = []
const pages: URL[] = []

beforeAll(async () => {
  sandbox = await startShop()
  const fetch: typeof globalThis.fetch = async (input, init) => {
    addresses.push(new Request(input).url)
    return sandbox.fetch(input, init)
  }
  world = { fetch, agree: agreeOn }
})

afterAll(() => sandbox.close())

describe('a connection of the integration component', () => {
  it('with an API key is a client with e-mail and key', async () => {
    const { username, api_key } = sandbox.credentials
    const gorgias = await connectBy('API key', { Domain: 'acme', Username: username, 'API Key': api_key })
    expect(await gorgias.account.get()).toMatchObject({ domain: 'acme' })
  })

  it('with OAuth 2.0 takes the URLs from the domain and asks for the same scopes', async () => {
    const app = await registered()
    const gorgias = await connectBy('OAuth 2.0', { Domain: 'acme', ...app })
    expect(await gorgias.users.get(0)).toMatchObject({ role: { name: 'admin' } })
    expect(await gorgias.tags.create({ name: 'by-oauth' })).toMatchObject({ name: 'by-oauth' })
    const page = pages.at(-1)
    expect(`${page?.origin}${page?.pathname}`).toBe('https://acme.gorgias.com/oauth/authorize')
    expect(page?.searchParams.get('scope')).toBe(defaultScopes)
    expect(addresses).toContain('https://acme.gorgias.com/oauth/token')
  })

  it('with OAuth 2.0 and other scopes may do what they allow', async () => {
    const app = await registered()
    const gorgias = await connectBy('OAuth 2.0', { Domain: 'acme', Scopes: 'openid tags:read', ...app })
    expect((await gorgias.tags.list({ limit: 1 })).items).toHaveLength(1)
    await expect(gorgias.tags.create({ name: 'not-allowed' })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it.each(connections)('with $theirs is made by a command whose flags exist', ({ line }) => {
    const flags = [...line.matchAll(/--([a-z-]+)/g)].map(([, name]) => name)
    const known = Object.keys(connect.input.shape).map(flagOf)
    expect(flags.filter((name) => !known.includes(`${name}`))).toEqual([])
  })

  it('with OAuth 2.0 on the command line has the same default', () => {
    expect(connect.input.parse({}).scopes).toBe(defaultScopes)
  })
})

function connectBy(theirs: string, given: Given) {
  const connection = connections.find((each) => each.theirs === theirs)
  if (!connection) throw new Error(`there is no connection ${theirs}`)
  return connection.connect(given, world)
}

async function registered(): Promise<Given> {
  const redirect_uris = ['http://127.0.0.1:4410/callback']
  const { client_id, client_secret } = await sandbox.control.apps.register({ name: 'Component', redirect_uris })
  return { 'Client ID': client_id, 'Client Secret': client_secret }
}

/** What a person does on the page: reads it, and presses the button. */
async function agreeOn(page: string): Promise<string> {
  pages.push(new URL(page))
  const html = await (await sandbox.fetch(page)).text()
  const form = new URLSearchParams(new URL(page).searchParams)
  form.set('user_id', /<option value="(\d+)"/.exec(html)?.[1] ?? '')
  form.set('decision', 'allow')
  const { headers } = await sandbox.fetch(page, { method: 'POST', body: form })
  return headers.get('location') ?? ''
}
