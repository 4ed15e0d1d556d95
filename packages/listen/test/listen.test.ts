import { once } from 'node:events'
import { connect } from 'node:net'
import { type Answer, doors, guarded, type Listening, type ListenOptions, listen, ports } from '@rhetor/listen'
import { describe, expect, it } from 'vitest'
import { sendRaw } from '../../../test/support/raw-http.ts'

const hello: Answer = () => new Response('hello')
const start = (answer: Answer = hello, options: Partial<ListenOptions> = {}) =>
  listen(answer, { asks: ports.start, port: 0, ...options })
const inAMoment = { ...ports.start, headMs: 60, requestMs: 120 }
const half = 'POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10\r\n\r\nhalf'

/** Writes bytes, and resolves with what came back when the server ended the connection. */
async function saying({ url }: Listening, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  let received = ''
  socket.on('data', (chunk) => {
    received += String(chunk)
  })
  socket.on('error', () => {})
  socket.write(bytes)
  await once(socket, 'close')
  return received
}

describe('a server', () => {
  it('answers 408 with a message when the headers or the body of a request do not arrive in time', async () => {
    await using server = await start(async (request) => new Response(await request.text()), { asks: inAMoment })
    const says = /^HTTP\/1\.1 408 Request Timeout\r\n.*\r\n\r\nThe request did not arrive in time\.\n$/s
    expect(await saying(server, 'GET / HTTP/1.1\r\nhost: localhost\r\n')).toMatch(says)
    expect(await saying(server, half)).toMatch(says)
  })

  it('does not end an answer that takes longer than a request may', async () => {
    let count = 0
    const slow: Answer = () =>
      new Response(
        new ReadableStream<Uint8Array>({
          pull: async (controller) => {
            // takes as long as the server gives a request
            await saying(server, 'GET / HTTP/1.1\r\nhost: localhost\r\n')
            count += 1
            controller.enqueue(new TextEncoder().encode(`${count}\n`))
            if (count === 3) controller.close()
          },
        }),
      )
    await using server = await start(slow, { asks: inAMoment })
    expect(await (await fetch(server.url)).text()).toBe('1\n2\n3\n')
  })

  it('stops while streams are open and bodies are on their way', async () => {
    const endless: Answer = () => new Response(new ReadableStream({ start: (it) => it.enqueue(new Uint8Array(5)) }))
    const server = await start(endless)
    const streaming = await fetch(server.url)
    const others = [saying(server, half), saying(server, '')]
    // answered after the others have connected
    await (await fetch(server.url)).body?.cancel()
    await server.close()
    await expect(streaming.text()).rejects.toThrow()
    await Promise.all(others)
    await expect(fetch(server.url)).rejects.toThrow()
  })

  it('rejects with the error of the system where its port is taken', async () => {
    await using server = await start()
    const port = Number(new URL(server.url).port)
    await expect(start(hello, { port })).rejects.toMatchObject({ code: 'EADDRINUSE', port })
  })

  it('answers an internal error with a message, reports it to onFault, and keeps running', async () => {
    const faults: unknown[] = []
    const fault = new Error('secret')
    const answer: Answer = ({ url }) => {
      if (url.endsWith('/')) return new Response('hello')
      throw fault
    }
    await using server = await start(answer, { onFault: (error) => faults.push(error) })
    const response = await fetch(`${server.url}/x`)
    expect([response.status, await response.text(), faults]).toEqual([500, 'Internal server error.\n', [fault]])
    expect(await (await fetch(server.url)).text()).toBe('hello')
  })
})

describe('a server behind its request checks', () => {
  it('accepts requests whose Host header is an added name, and no others', async () => {
    await using server = await start(guarded(doors.startPage, { names: ['Shop.Example', '[2001:db8::1]:80'] }, hello))
    const under = async (host: string) => {
      const headers = [['host', host] as const, ['connection', 'close'] as const]
      return (await sendRaw(server.url, { method: 'GET', target: '/', headers })).status
    }
    expect(await under('shop.example:4400')).toBe(200)
    expect(await under('[2001:db8::1]:4400')).toBe(200)
    expect(await under('[2001:db8::2]:4400')).toBe(403)
    expect(await under('shop.example.evil.example')).toBe(403)
    expect(await under('shop')).toBe(403)
  })

  it('adds frame-ancestors and no-store to the headers of an answer, and removes nothing', async () => {
    const headers = { 'content-security-policy': "default-src 'none'", 'cache-control': 'no-transform' }
    await using server = await start(guarded(doors.startPage, {}, () => new Response('', { headers })))
    const answer = await fetch(server.url)
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
    expect(answer.headers.get('cache-control')).toBe('no-transform, no-store')
  })

  it('hands over a body that came in parts whole', async () => {
    const echo: Answer = async (request) => new Response(await request.text())
    await using server = await start(guarded(doors.sandboxTokens, {}, echo))
    const parts = new ReadableStream({
      start: (controller) => {
        for (const part of ['one ', 'two']) controller.enqueue(new TextEncoder().encode(part))
        controller.close()
      },
    })
    const sent = await fetch(server.url, { method: 'POST', body: parts, duplex: 'half' } as RequestInit)
    expect(await sent.text()).toBe('one two')
  })
})
