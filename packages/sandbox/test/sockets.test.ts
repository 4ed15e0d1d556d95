import { once } from 'node:events'
import { connect } from 'node:net'
import { basic, Gorgias } from '@rhetor/client'
import { type Sandbox, startSandbox } from '@rhetor/sandbox'
import { describe, expect, it } from 'vitest'

/** Writes bytes to the sandbox as they are; resolves with what came back when the connection ends. */
async function send(sandbox: Sandbox, bytes: string, { hangUp = false } = {}): Promise<string> {
  const { hostname, port } = new URL(sandbox.url)
  const socket = connect(Number(port), hostname)
  let received = ''
  socket.on('data', (chunk) => {
    received += String(chunk)
  })
  // a server that has had enough may reset the connection
  socket.on('error', () => {})
  const closed = new Promise((resolve) => socket.on('close', resolve))
  await once(socket, 'connect')
  await new Promise<void>((resolve) => socket.write(bytes, () => resolve()))
  if (hangUp) socket.destroy()
  await closed
  return received
}

async function expectAlive({ url, credentials }: Sandbox): Promise<void> {
  const api = new Gorgias({ baseUrl: url, auth: basic(credentials.username, credentials.api_key) })
  expect((await api.account.get()).domain).toBe('acme')
}

const head = (sandbox: Sandbox, more: string) => {
  const { username, api_key } = sandbox.credentials
  return `POST /api/tags HTTP/1.1\r\nhost: acme.gorgias.com\r\nauthorization: Basic ${btoa(`${username}:${api_key}`)}\r\ncontent-type: application/json\r\n${more}\r\n`
}

describe('a sandbox on a port', () => {
  it.each([
    ['something that is not HTTP', 'HELO there\r\n\r\n', '400'],
    ['a flood of headers', `GET / HTTP/1.1\r\nhost: x\r\n${'a: b\r\n'.repeat(100_000)}\r\n`, '431'],
    [
      'two lengths that contradict',
      'GET / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\n',
      '400',
    ],
    ['no host', 'GET / HTTP/1.1\r\n\r\n', '400'],
  ])('answers %s with an error and goes on', async (_, bytes, status) => {
    await using sandbox = await startSandbox({ port: 0 })
    expect(await send(sandbox, bytes)).toMatch(new RegExp(`^HTTP/1.1 ${status} |^$`))
    await expectAlive(sandbox)
  })

  it('creates nothing from a body that breaks off', async () => {
    await using sandbox = await startSandbox({ port: 0 })
    await send(sandbox, `${head(sandbox, 'content-length: 100\r\n')}{"name": "half"`, { hangUp: true })
    await expectAlive(sandbox)
    const { username, api_key } = sandbox.credentials
    const api = new Gorgias({ baseUrl: sandbox.url, auth: basic(username, api_key) })
    expect((await api.tags.list({ search: 'half' })).items).toEqual([])
  })

  it('stops while a body is still on its way', async () => {
    const sandbox = await startSandbox({ port: 0 })
    const sent = send(sandbox, `${head(sandbox, 'content-length: 100\r\n')}{"name": "slow"`)
    await expectAlive(sandbox)
    await sandbox.close()
    await sent
  })

  it('refuses a body that is too large before it has read it', async () => {
    await using sandbox = await startSandbox({ port: 0 })
    const answer = await send(sandbox, `${head(sandbox, 'content-length: 99999999999\r\nconnection: close\r\n')}{`)
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    await expectAlive(sandbox)
  })
})
