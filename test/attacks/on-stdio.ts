import { expect } from 'vitest'
import { terminal } from '../support/rhetor.ts'
import type { Attack } from './attack.ts'

const on = 'stdio'

const call = (id: number, method: string, params: object = {}) => JSON.stringify({ jsonrpc: '2.0', id, method, params })
const initialize = call(1, 'initialize', {
  protocolVersion: '2025-06-18',
  capabilities: {},
  clientInfo: { name: 'x', version: '1' },
})
const reply = { name: 'reply_to_customer', arguments: { ticket: 8407, text: 'Bonjour' } }

export const onStdio: readonly Attack[] = [
  {
    on,
    promise: 'least',
    tries: 'lines that are not messages, are too long, or name what does not exist',
    mustNot: 'the server ends, stops answering, or writes anything',
    run: async (random) => {
      await using shop = await terminal()
      const server = shop.open('mcp')
      const bad = [
        '{',
        '[]',
        'null',
        '"text"',
        'x'.repeat(5_000_000),
        call(7, 'tools/call', { name: '__proto__', arguments: {} }),
        call(8, 'tools/call', { ...reply, account: 'constructor' }),
        call(9, 'tools/call', { name: 'run_operation', arguments: { name: 'tickets.delete', input: { id: 8407 } } }),
        call(10, 'prompts/get', { name: 'toString' }),
        call(11, 'resources/read', { uri: 'file:///etc/passwd' }),
      ]
      server.stdin.write(`${initialize}\n`)
      await server.nextLine()
      for (let time = 0; time < 8; time++) server.stdin.write(`${random.pick(bad)}\n`)
      server.stdin.write(`${call(99, 'tools/list')}\n`)
      for (let line = await server.nextLine(); ; line = await server.nextLine()) {
        const { id, result } = JSON.parse(line) as { id: number | null; result?: { tools?: unknown[] } }
        if (id !== 99) continue
        expect(result?.tools?.length).toBeGreaterThan(5)
        break
      }
      server.stdin.end()
      await server.ended
      const log = await shop.sandbox.control.requests.list()
      expect(log.filter(({ method }) => method !== 'GET')).toEqual([])
    },
  },
  {
    on,
    promise: 'consent',
    tries: 'a reply in tier support, by a program that cannot ask its user',
    mustNot: 'it is sent',
    run: async () => {
      await using shop = await terminal()
      const server = shop.open('mcp', '--tier', 'support')
      server.stdin.write(`${initialize}\n`)
      await server.nextLine()
      server.stdin.write(`${call(2, 'tools/call', reply)}\n`)
      expect(await server.nextLine()).toContain('needs_confirmation')
      server.stdin.end()
      await server.ended
      expect(await shop.sandbox.control.outbox.list()).toEqual([])
    },
  },
]
