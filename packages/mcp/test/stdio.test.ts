import { createInterface } from 'node:readline'
import { PassThrough } from 'node:stream'
import { Server } from '@modelcontextprotocol/sdk/server/index.js'
import { serveStdio } from '@rhetor/mcp'
import { describe, expect, it } from 'vitest'

/** A tool server at the other end of two pipes. */
function opened() {
  const [stdin, stdout, stopping] = [new PassThrough(), new PassThrough(), new AbortController()]
  const served = serveStdio(new Server({ name: 'x', version: '1' }, { capabilities: {} }), {
    stdin,
    stdout,
    signal: stopping.signal,
  })
  const lines = createInterface(stdout)[Symbol.asyncIterator]()
  return {
    say: (text: string | Buffer) => void stdin.write(text),
    answer: async () => JSON.parse(String((await lines.next()).value)) as unknown,
    [Symbol.asyncDispose]: async () => {
      stopping.abort()
      await served
    },
  }
}

const ping = (id: number | string) => `${JSON.stringify({ jsonrpc: '2.0', id, method: 'ping' })}\n`
const large = 'x'.repeat(5 * 1024 * 1024)

describe('an assistant on stdio', () => {
  it.each([
    ['which is no JSON', '{"jsonrpc":', { id: null, error: { code: -32700 } }],
    ['which is no message', '{"id":5,"method":7}', { id: 5, error: { code: -32600 } }],
    ['which is only a number', '5', { id: null, error: { code: -32600 } }],
    ['which names a prototype', '{"id":{"__proto__":1}}', { id: null, error: { code: -32600 } }],
    ['which is too long', large, { id: null, error: { code: -32600, message: 'the message is larger than 4 MB' } }],
    [
      'which is too long, with its id first',
      JSON.stringify({ jsonrpc: '2.0', id: 'a', method: 'x', params: { large } }),
      { id: 'a', error: { code: -32600 } },
    ],
    [
      'which is too long, with its id last',
      JSON.stringify({ method: 'x', params: { large }, jsonrpc: '2.0', id: 7 }),
      { id: 7, error: { code: -32600 } },
    ],
    [
      'which is too long, with the id of something else',
      JSON.stringify({ method: 'x', params: { large, id: 7 } }),
      { id: null, error: { code: -32600 } },
    ],
  ])('gets an error for a line %s, and its next messages are answered', async (_, line, expected) => {
    await using server = opened()
    server.say(`${line}\n${ping(9)}`)
    expect(await server.answer()).toMatchObject(expected)
    expect(await server.answer()).toEqual({ jsonrpc: '2.0', id: 9, result: {} })
  })

  it('may send a message in pieces, several at once, and empty lines', async () => {
    await using server = opened()
    const bytes = Buffer.from(`${ping('ä')}\n\r\n${ping(2)}`)
    for (const byte of bytes) server.say(Buffer.from([byte]))
    expect(await server.answer()).toMatchObject({ id: 'ä' })
    expect(await server.answer()).toMatchObject({ id: 2 })
  })

  it('may send a message that just fits', async () => {
    await using server = opened()
    const message = { jsonrpc: '2.0', id: 3, method: 'ping', params: { _meta: { large: '' } } }
    const room = 4 * 1024 * 1024 - JSON.stringify(message).length
    message.params._meta.large = 'x'.repeat(room)
    server.say(`${JSON.stringify(message)}\n`)
    expect(await server.answer()).toEqual({ jsonrpc: '2.0', id: 3, result: {} })
  })
})
