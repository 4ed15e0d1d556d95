import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { openWorld } from './world.ts'

interface Manifest {
  readonly legacy: readonly { id: string; method: string; path: string; serve: boolean; success: { status: number } }[]
  readonly absent: readonly { method: string; path: string; status: number }[]
}

const data = new URL('../../contract/test/data/operations.json', import.meta.url)
const { legacy, absent } = JSON.parse(readFileSync(data, 'utf8')) as Manifest

/** The query and body each undocumented request is called with, and the status it answers if it is supported no more. */
const forms: Readonly<Record<string, { query?: string; body?: object; answers?: number }>> = {
  'get-current-user': {},
  'update-current-user': { body: { bio: 'Here since the first day' } },
  'search-inline-view-items': { body: { view: { filters: '' } } },
  'list-ticket-messages-paged': { query: '?page=1&per_page=5' },
  'list-with-page-numbers': { query: '?page=2&per_page=10', answers: 400 },
  // answers agents only: customers are no longer in this list
  'customers-under-users': { answers: 200 },
}

it('every undocumented form is tested', () => {
  expect(Object.keys(forms).toSorted()).toEqual(legacy.map(({ id }) => id).toSorted())
})

it.each(legacy)('$id answers as the facts say', async ({ id, method, path, serve, success }) => {
  await using world = await openWorld()
  const ticket = await world.api.tickets.create({
    customer: { email: 'maya@example.com' },
    messages: [{ channel: 'api', from_agent: false, sender: { email: 'maya@example.com' }, body_text: 'Hello' }],
  })
  const { query = '', body, answers } = forms[id] ?? {}
  const filled = path.replace('{resource}', 'customers').replace('{ticket_id}', String(ticket.id))
  const { status } = await world.call(method, `${filled}${query}`, body)
  expect(status).toBe(serve ? success.status : answers)
})

it.each(absent)('$method $path does not exist: $status', async ({ method, path, status }) => {
  await using world = await openWorld()
  const answer = await world.call(method, path.replace('{id}', '1'), method === 'GET' ? undefined : {})
  expect(answer.status).toBe(status)
})
