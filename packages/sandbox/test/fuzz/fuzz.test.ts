import { operations } from '@rhetor/contract'
import { expect, it } from 'vitest'
import { anyRequest, firstOf, type SeenId } from '../../../../test/support/fuzz/requests.ts'
import { seedFrom } from '../../../../test/support/fuzz/seed.ts'
import { createRandom } from '../../../../test/support/random.ts'
import { startShop } from '../../../../test/support/shop.ts'
import { differencesOf, rowOf } from '../world.ts'

const count = Number(process.env['FUZZ'] ?? 20_000)
const sources = ['packages/contract/src', 'packages/sandbox/src', 'packages/sandbox/test/fuzz', 'test/support/fuzz']
const seed = Number(process.env['FUZZ_SEED'] ?? seedFrom(sources))
/** Chance does not find two ids that belong together, nor the one word a path asks for; the facts' tests call these. */
const beyondChance = [
  'customers.merge',
  'customers.setCustomField',
  'customers.deleteCustomField',
  'files.download',
  'messages.create',
  'messages.delete',
  'messages.get',
  'messages.update',
  'metricCards.get',
  'reporting.list',
  'satisfactionSurveys.create',
  'statistics.get',
  'statistics.download',
  'tags.merge',
  'tickets.addTags',
  'tickets.setCustomFields',
  'tickets.setCustomField',
  'tickets.deleteCustomField',
]

const perRound = 5_000

it('random requests of every kind get an answer of the right shape', { timeout: 600_000 }, async () => {
  console.log(`${count} random requests, the same again with: FUZZ_SEED=${seed} FUZZ=${count} npm run fuzz`)
  await using sandbox = await startShop({ frozen: true, now: '2026-03-11T15:00:00Z' })
  const { username, api_key } = sandbox.credentials
  const authorization = `Basic ${btoa(`${username}:${api_key}`)}`
  const troubles: string[] = []
  const statuses = new Map<number, number>()
  let unmet = operations.filter(({ name }) => !beyondChance.includes(name))
  let lockedOut = false
  const ids: SeenId[] = []
  const cursors: string[] = []
  for (let index = 0; index < count && troubles.length < 5; index++) {
    // a caller who removed its own user is only refused from then on
    if (index % perRound === 0 || lockedOut) {
      await sandbox.advance(3_600_000)
      await sandbox.control.state.reset()
      ids.length = 0
    }
    const request = anyRequest(createRandom(seed + index), authorization, { ids, cursors, unmet })
    const copy = request.clone()
    const response = await sandbox.fetch(request)
    const text = await response.clone().text()
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
    const row = rowOf(request.method, new URL(request.url).pathname)
    lockedOut = response.status === 401 && copy.headers.get('authorization') === authorization
    if (response.ok && row && unmet.includes(row)) unmet = unmet.filter((other) => other !== row)
    const trouble = troubleOf(response, text, request.method) ?? (await differencesOf(request, response))[0]
    if (trouble) troubles.push(`${index}: ${request.method} ${request.url}\n${await copy.text()}\n${trouble}`)
    const [, id] = /"id":(\d+)/.exec(text) ?? []
    if (row && id !== undefined) remember(ids, { below: firstOf(row), id })
    remember(cursors, /"next_cursor":"([^"]+)"/.exec(text)?.[1])
  }
  expect(troubles).toEqual([])
  // a fuzzer that is always refused tries nothing
  expect(unmet.map(({ name }) => name)).toEqual([])
  const share = (test: (status: number) => boolean) =>
    [...statuses].filter(([status]) => test(status)).reduce((sum, [, times]) => sum + times, 0) / count
  expect(share((status) => status < 300)).toBeGreaterThan(0.15)
  expect(share((status) => status === 400)).toBeGreaterThan(0.15)
})

// the latest hundred
function remember<Item>(list: Item[], found: Item | undefined): void {
  if (found === undefined) return
  list.push(found)
  if (list.length > 100) list.shift()
}

function troubleOf(response: Response, text: string, method: string): string | undefined {
  const { status } = response
  if (status >= 500) return `${status}: ${text}`
  if (status < 400 || method === 'HEAD') return undefined
  try {
    const { error } = JSON.parse(text) as { error?: { msg?: unknown; data?: unknown } }
    if (typeof error?.msg === 'string' && (error.data === undefined || typeof error.data === 'object')) return undefined
  } catch {}
  return `${status} without a proper error: ${text.slice(0, 300)}`
}
