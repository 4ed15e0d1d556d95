import { expect, it } from 'vitest'
import { assistant } from '../../../test/support/assistant.ts'

const values: readonly unknown[] = [
  null,
  true,
  -1,
  1e21,
  Number.MAX_SAFE_INTEGER,
  '',
  'x',
  '8407',
  '[1,',
  '{"a":',
  [],
  [null],
  {},
  { id: { id: {} } },
  '\u0000',
  'a'.repeat(5_000),
  '__proto__',
  [[[[]]]],
]

it('two calls that fail at the same time cause no unhandled rejection', async () => {
  await using helper = await assistant()
  const { answer } = await helper.call('read_customer', { customer: 0 })
  expect(answer.error?.message).toMatch(/customer_id|id: /)
  // an unhandled rejection would end this process
  await new Promise(setImmediate)
})

it('whatever an assistant gives, it gets an answer that says what is wrong, and nothing happens to customers', {
  timeout: 120_000,
}, async () => {
  await using admin = await assistant({ tier: 'admin', full: true })
  const { tools } = await admin.client.listTools()
  let seed = 7
  const next = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  const surprises: string[] = []
  for (const { name, inputSchema } of tools) {
    const fields = [...Object.keys(inputSchema.properties ?? {}), 'constructor']
    for (let round = 0; round < 25; round++) {
      const chosen = fields.filter(() => next(3) > 0)
      const input = Object.fromEntries(chosen.map((field) => [field, values[next(values.length)]]))
      const { answer } = await admin.call(name, input)
      if (answer.error?.code === 'internal') surprises.push(`${name} ${JSON.stringify(input).slice(0, 200)}`)
    }
  }
  expect(surprises).toEqual([])
  expect(admin.audit.filter(({ effect }) => effect !== 'write')).toEqual([])
})

it('the input of an operation may be the text of an object, and nothing else', async () => {
  await using helper = await assistant({ tier: 'read' })
  const found = await helper.result('run_operation', { name: 'tickets.get', input: '{"id": 8407}' })
  expect(found).toMatchObject({ untrusted: { id: 8407 } })
  for (const input of ['8407', '[1]', 'id: 8407', 5]) {
    const { answer } = await helper.call('run_operation', { name: 'tickets.get', input })
    expect(answer.error?.message).toContain('input is an object')
  }
})

it('input that is nested thousands of levels deep is refused with a sentence', async () => {
  await using helper = await assistant({ tier: 'admin' })
  let deep: unknown = 1
  for (let level = 0; level < 3_000; level++) deep = [deep]
  const { answer } = await helper.call('run_operation', { name: 'macros.create', input: { name: 'x', actions: deep } })
  expect(answer.error).toMatchObject({ code: 'usage', message: expect.stringContaining('100 levels deep') })
})
