import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basic, createBudget, Gorgias, type Lane } from '@rhetor/client'
import { expect } from 'vitest'
import { leakyServer } from '../support/leaky-server.ts'
import { virtualClock } from '../support/virtual-clock.ts'
import type { Attack } from './attack.ts'

const on = 'library'

export const onLibrary: readonly Attack[] = [
  {
    on,
    promise: 'budget',
    tries: 'hundreds of background calls, and an answer to a customer among them',
    mustNot: 'the server has to refuse a call, or the answer waits behind the rest',
    run: async (random) => {
      const clock = virtualClock()
      const server = leakyServer({ clock, capacity: 40, drainMs: 20_000, latencyMs: 20 + random.below(400) })
      const budget = createBudget({ clock })
      const send = async (lane: Lane) => {
        const asked = clock.now()
        const permit = await budget.acquire(lane)
        const waitedMs = clock.now() - asked
        permit.settle(await server.request())
        return waitedMs
      }
      server.fill(random.below(40))
      const background = Array.from({ length: 100 + random.below(100) }, () => send('background'))
      const waitedMs = await send('customer')
      await Promise.all(background)
      expect(server.refused).toBe(0)
      expect(waitedMs).toBeLessThan(21_000)
    },
  },
  {
    on,
    promise: 'real',
    tries: 'answers with fields, words and numbers that nobody has documented',
    mustNot: 'they are refused or lost',
    run: async (random) => {
      const odd = {
        id: 5,
        status: `new-word-${random.below(99)}`,
        later: { deep: [1, null] },
        priority: 17,
        tags: [],
        messages: [],
      }
      await using server = await answering(() => ({ body: odd }))
      const ticket = await server.gorgias.tickets.get(5)
      expect(ticket).toMatchObject(odd)
    },
  },
  {
    on,
    promise: 'real',
    tries: 'keys and words that the API does not take',
    mustNot: 'a call is spent on them',
    run: async (random) => {
      let calls = 0
      await using server = await answering(() => {
        calls += 1
        return { body: {} }
      })
      const wrong = random.pick([{ statos: 'open' }, { status: 'opened' }, { status: 5 }, { tags: 'vip' }])
      await expect(server.gorgias.tickets.update(5, wrong as never)).rejects.toMatchObject({ code: 'usage' })
      expect(calls).toBe(0)
    },
  },
  {
    on,
    promise: 'least',
    tries: 'an answer that leads to another host',
    mustNot: 'the key goes there',
    run: async () => {
      const seen: (string | undefined)[] = []
      await using other = await answering((headers) => {
        seen.push(headers['authorization'])
        return { body: {} }
      })
      await using server = await answering(() => ({
        status: 302,
        location: `${other.url.replace('127.0.0.1', 'localhost')}/api/tickets/5`,
      }))
      await server.gorgias.tickets.get(5).catch(() => {})
      expect(seen.filter((each) => each !== undefined)).toEqual([])
    },
  },
]

interface Answering extends AsyncDisposable {
  readonly url: string
  readonly gorgias: Gorgias
}

type Answer = { readonly status?: number; readonly location?: string; readonly body?: unknown }

/** A server that answers everything in its own way, and a client of it. */
async function answering(answer: (headers: IncomingHttpHeaders) => Answer): Promise<Answering> {
  const server = createServer((request, response) => {
    const { status = 200, location, body } = answer(request.headers) as Answer
    response.writeHead(status, { 'content-type': 'application/json', ...(location && { location }) })
    response.end(JSON.stringify(body ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    gorgias: new Gorgias({ baseUrl: url, auth: basic('ana@acme.example', 'a-key') }),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
