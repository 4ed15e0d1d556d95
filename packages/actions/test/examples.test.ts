import { catalogue, composedActions, isDownload } from '@rhetor/actions'
import { downloadPath } from '@rhetor/client'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type DemoSession, openDemo } from '../../../test/support/demo-session.ts'

let demo: DemoSession

beforeAll(async () => {
  demo = await openDemo()
  await demo.sandbox.control.state.snapshot({ name: 'start' })
})

// each example is for the demo shop as it starts
beforeEach(async () => {
  await demo.sandbox.control.state.restore({ name: 'start' })
  demo.session.directory.forget()
})

afterAll(() => demo[Symbol.asyncDispose]())

/** What has to be there before, where the demo shop does not bring it along. */
const before: Readonly<Record<string, string>> = {
  'jobs.get': 'jobs.create',
  'jobs.update': 'jobs.create',
  'jobs.cancel': 'jobs.create',
}

it.each(catalogue.map((action) => [action.name, action] as const))('the example of %s works', async (name, action) => {
  const first = before[name]
  if (first) await demo.result(first, exampleOf(first))
  const input = name === 'files.download' ? await someFile() : action.example
  const performed = await demo.act(name, input as Record<string, unknown>)
  expect(performed.state).toBe(action.effect === 'read' ? 'read' : 'done')
  if ('result' in performed && isDownload(performed.result)) await performed.result.bytes()
})

it('the name of an action is there once', () => {
  const names = catalogue.map(({ name }) => name)
  expect(names).toEqual([...new Set(names)])
})

it('positional arguments are fields of the input', () => {
  const strangers = composedActions.flatMap(({ name, positional, input }) =>
    positional.filter((key) => !(key in input.shape)).map((key) => `${name}: ${key}`),
  )
  expect(strangers).toEqual([])
})

function exampleOf(name: string): Record<string, unknown> {
  return catalogue.find((action) => action.name === name)?.example as Record<string, unknown>
}

/** The address of a file holds what nobody can know before. */
async function someFile() {
  for await (const { attachments } of demo.gorgias.messages.list()) {
    const path = attachments?.[0] && downloadPath(attachments[0].url)
    if (path) return path
  }
  throw new Error('the demo shop has no files')
}
