import { basic, Gorgias } from '@rhetor/client'
import { startHelpdesk } from './helpdesk.ts'
import { line, median } from './print.ts'

const rounds = 21

/** The client against bare `fetch` with JSON parsing: requests per second on the same server. */
export async function measure(): Promise<void> {
  await using server = await startHelpdesk()
  const gorgias = new Gorgias({ baseUrl: server.url, auth: basic('ana@acme.example', 'KEY') })
  const headers = { accept: 'application/json', authorization: `Basic ${btoa('ana@acme.example:KEY')}` }
  const bare = async (path: string): Promise<unknown> => (await fetch(server.url + path, { headers })).json()
  const cases = [
    ['one ticket', 1_500, () => gorgias.tickets.get(5), () => bare('/api/tickets/5')],
    ['a page of 100', 300, () => gorgias.tickets.list({ limit: 100 }), () => bare('/api/tickets?limit=100')],
  ] as const
  for (const [name, count, ours, theirs] of cases) {
    for (const inFlight of [1, 50]) {
      const ratios: number[] = []
      for (let round = 0; round < rounds; round++) {
        // each goes first every other time, since the machine slows and speeds up by itself
        const [first, second] = round % 2 ? [ours, theirs] : [theirs, ours]
        const [a, b] = [await perSecond(inFlight, count, first), await perSecond(inFlight, count, second)]
        ratios.push(round % 2 ? a / b : b / a)
      }
      line(`${name}, ${inFlight} in flight: client / bare fetch`, median(ratios.slice(2)).toFixed(3), 'at least 0.9')
    }
  }
}

async function perSecond(inFlight: number, count: number, call: () => PromiseLike<unknown>): Promise<number> {
  let left = count
  const began = performance.now()
  const worker = async () => {
    while (left-- > 0) await call()
  }
  await Promise.all(Array.from({ length: inFlight }, worker))
  return (count / (performance.now() - began)) * 1_000
}
