import { basic, Gorgias } from '@rhetor/client'
import { startHelpdesk } from '../helpdesk.ts'
import { line } from '../print.ts'

const rounds = 21

/**
 * The client against `fetch` with JSON parsing: requests per second on the same server.
 * Bare `fetch` waits for ever; beside it stands one that gives up after a time, as a program would have it.
 */
export async function measure(): Promise<void> {
  await using server = await startHelpdesk()
  const gorgias = new Gorgias({ baseUrl: server.url, auth: basic('ana@acme.example', 'KEY') })
  const headers = { accept: 'application/json', authorization: `Basic ${btoa('ana@acme.example:KEY')}` }
  const bare = async (path: string): Promise<unknown> => (await fetch(server.url + path, { headers })).json()
  const patient = async (path: string): Promise<unknown> => {
    const signal = AbortSignal.timeout(30_000)
    return (await fetch(server.url + path, { headers, signal, redirect: 'manual' })).json()
  }
  const cases = [
    ['one ticket', 1_500, () => gorgias.tickets.get(5), '/api/tickets/5'],
    ['a page of 100', 300, () => gorgias.tickets.list({ limit: 100 }), '/api/tickets?limit=100'],
  ] as const
  for (const [name, count, client, path] of cases) {
    for (const inFlight of [1, 50]) {
      const rates: Record<'bare' | 'patient' | 'client', number[]> = { bare: [], patient: [], client: [] }
      const contestants = Object.entries({ bare: () => bare(path), patient: () => patient(path), client })
      for (let round = 0; round < rounds; round++) {
        // each goes first in turn, since the machine slows and speeds up by itself
        for (let place = 0; place < contestants.length; place++) {
          const [who, call] = contestants[(place + round) % contestants.length] as (typeof contestants)[number]
          const rate = await perSecond(inFlight, count, call)
          // the first rounds are for the compiler
          if (round > 1) rates[who as keyof typeof rates].push(rate)
        }
      }
      const against = (other: 'bare' | 'patient') => ratio(rates.client, rates[other])
      line(`${name}, ${inFlight} in flight: client / bare fetch`, against('bare'), 'at least 0.9')
      line('  client / fetch with a timeout', against('patient'))
    }
  }
}

/** The median of the rounds, and where the middle half of them lies. */
function ratio(ours: readonly number[], theirs: readonly number[]): string {
  const ratios = ours.map((rate, round) => rate / (theirs[round] ?? Number.NaN)).sort((a, b) => a - b)
  const at = (part: number) => (ratios[Math.floor(ratios.length * part)] ?? Number.NaN).toFixed(2)
  return `${at(0.5)} (${at(0.25)} to ${at(0.75)})`
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
