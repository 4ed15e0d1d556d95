import { readFileSync } from 'node:fs'
import { actionNamed, operationActions } from '@rhetor/actions'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type DemoSession, openDemo } from '../support/demo-session.ts'
import { type Absent, type Doable, type Group, isAbsent, type Verb, verbs } from './group.ts'
import { type At, codeOf, type Given, type Result } from './row.ts'
import { unified } from './unified.ts'

const manifest = JSON.parse(
  readFileSync(new URL('../../packages/contract/test/data/operations.json', import.meta.url), 'utf8'),
) as { absent: { method: string; path: string; status: number }[] }

let demo: DemoSession
let at: At

beforeAll(async () => {
  demo = await openDemo({ now: '2026-09-16T15:00:00Z' })
  at = { sandbox: demo.sandbox, gorgias: demo.gorgias, lines: [] }
  await demo.sandbox.control.state.snapshot({ name: 'start' })
})

beforeEach(() => demo.sandbox.control.state.restore({ name: 'start' }))

afterAll(() => demo[Symbol.asyncDispose]())

const ways = unified.flatMap((group) => verbs.map((verb) => [group.group, verb, group, group[verb]] as const))

it.each(doables())('%s: %s', async (_, verb, group, { ours, input, before, after, is }) => {
  const named = await before?.(at)
  const result = await demo.result<Result>(ours, { ...input, ...named })
  const shown = after ? await after(at, result) : await seen(verb, group, result, { ...input, ...named })
  expect(shown).toMatchObject(is ?? {})
})

it.each(absents())('%s: no %s, because %s', async (_, __, ___, { tried: [method, path, status] }) => {
  const json = method === 'GET' ? {} : { json: {} }
  await expect(demo.gorgias.request(method, path, json)).rejects.toMatchObject({ status })
})

it('there are 16 groups', () => {
  expect(unified).toHaveLength(16)
})

it('what the facts call absent in a group is called absent here', () => {
  const told = absents().map(([, , , { tried }]) => `${tried[0]} ${tried[1].replace(/\d+/, '{id}')} ${tried[2]}`)
  const known = manifest.absent.map(({ method, path, status }) => `${method} ${path.replace('/api', '')} ${status}`)
  const elsewhere = [
    'DELETE /users 405', // several at once; one is deleted by its id
    'GET /account/settings/{id} 405', // the account is what is read, its settings are listed
    'DELETE /custom-fields/{id} 405', // no group of theirs
    'PUT /account 405', // its settings are what is changed
    // messages are named with their ticket
    'GET /messages/{id} 404',
    'PUT /messages/{id} 404',
    'DELETE /messages/{id} 404',
  ]
  expect(known.filter((line) => ![...told, ...elsewhere].includes(line))).toEqual([])
})

it('each operation of a group is in its row', () => {
  const named = unified.flatMap(({ beside = [], ...group }) => [
    ...beside,
    ...verbs.flatMap((verb) => (isAbsent(group[verb]) ? [] : [group[verb].ours])),
  ])
  for (const name of named) actionNamed(name)
  const resources = new Set(named.filter((name) => name.includes('.')).map((name) => name.split('.')[0]))
  // teams and metric cards have no group; one of each leads on to the others
  const others = ['teams', 'metricCards']
  const missing = operationActions
    .map(({ name }) => name)
    .filter((name) => resources.has(name.split('.')[0]) && !others.includes(name.split('.')[0] as string))
    .filter((name) => !named.includes(name))
  expect(missing).toEqual([])
})

/** What was created or changed is read back; what was deleted is not there. */
async function seen(verb: Verb, { get }: Group, result: Result, given: Given): Promise<unknown> {
  if (verb === 'list' || verb === 'get' || isAbsent(get)) return result
  const id = verb === 'create' ? result.id : given['id']
  const reading = demo.result(get.ours, { ...get.input, id })
  if (verb !== 'delete') return reading
  expect(await codeOf(reading)).toEqual({ code: 'not_found' })
  return {}
}

function doables() {
  return ways.flatMap(([group, verb, whole, way]): [string, Verb, Group, Doable][] =>
    isAbsent(way) ? [] : [[group, verb, whole, way]],
  )
}

function absents() {
  return ways.flatMap(([group, verb, , way]): [string, Verb, string, Absent][] =>
    isAbsent(way) ? [[group, verb, way.why, way]] : [],
  )
}
