import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { allCommands } from '../src/find-command.ts'
import { exampleLine } from '../src/help.ts'
import { readLine, type Shaped, type Source } from '../src/line/read-line.ts'

const source: Source = {
  text: async (path) => (path === '-' ? '{"piped": 1}' : `{"from": ${JSON.stringify(path)}}`),
  upload: async (name) => ({ name, content_base64: 'aGk=' }),
}

const shaped: Shaped = {
  positional: ['id', 'names'],
  input: z.strictObject({
    id: z.int(),
    names: z.array(z.string()).optional(),
    order_by: z.enum(['a:asc', 'a:desc']).optional(),
    trashed: z.boolean().optional(),
    customer: z
      .strictObject({ email: z.string().nullable().optional(), deep_one: z.strictObject({ n: z.number() }).optional() })
      .optional(),
    note: z.string().nullable().optional(),
    extra: z.record(z.string(), z.unknown()).optional(),
    tags: z.array(z.strictObject({ name: z.string() })).optional(),
    value: z.union([z.string(), z.number(), z.boolean()]).optional(),
    form: z.union([z.record(z.string(), z.unknown()), z.string()]).optional(),
    fields: z.array(z.string()).optional(),
    files: z.array(z.strictObject({ name: z.string(), content_base64: z.string() })).optional(),
  }),
}

const read = async (...words: string[]) => (await readLine(shaped, words, source)).input

describe('a command line', () => {
  it.each<[string[], Record<string, unknown>]>([
    [['5'], { id: 5 }],
    [['5', 'a', 'b'], { id: 5, names: ['a', 'b'] }],
    [['--id', '5', 'a'], { id: 5, names: ['a'] }],
    [['5', '--name', 'a', '--name=b'], { id: 5, names: ['a', 'b'] }],
    [['5', '--order-by', 'a:asc'], { id: 5, order_by: 'a:asc' }],
    [['5', '--order_by=a:asc'], { id: 5, order_by: 'a:asc' }],
    [['5', '--trashed'], { id: 5, trashed: true }],
    [['5', '--no-trashed'], { id: 5, trashed: false }],
    [['5', '--trashed=false'], { id: 5, trashed: false }],
    [
      ['5', '--customer.email', 'a@b.c', '--customer.deep-one.n', '2'],
      { id: 5, customer: { email: 'a@b.c', deep_one: { n: 2 } } },
    ],
    [['5', '--customer', '{"email":null}'], { id: 5, customer: { email: null } }],
    [['5', '--note', 'null'], { id: 5, note: null }],
    [['5', '--note=--dashed'], { id: 5, note: '--dashed' }],
    [['5', '--extra', 'a=1', '--extra', 'b=x=y'], { id: 5, extra: { a: 1, b: 'x=y' } }],
    [['5', '--tags', '[{"name":"a"}]'], { id: 5, tags: [{ name: 'a' }] }],
    [['5', '--tag', '{"name":"a"}', '--tag', '{"name":"b"}'], { id: 5, tags: [{ name: 'a' }, { name: 'b' }] }],
    [['--', '-5'], { id: -5 }],
    [['-5'], { id: -5 }],
    [['5', '--body', '-'], { id: 5, piped: 1 }],
    [['5', '--body', '@note.json'], { id: 5, from: 'note.json' }],
    [['--body', '{"id":1,"note":"x"}', '--id', '2'], { id: 2, note: 'x' }],
    [
      ['5', '--file', 'a.txt', '--file', 'b.txt'],
      {
        id: 5,
        files: [
          { name: 'a.txt', content_base64: 'aGk=' },
          { name: 'b.txt', content_base64: 'aGk=' },
        ],
      },
    ],
    [['many'], { id: 'many' }],
    [['5', '--form', '{{context}}'], { id: 5, form: '{{context}}' }],
    [['5', '--form', '{"a":1}'], { id: 5, form: { a: 1 } }],
    [['5', '--fields', 'a'], { id: 5, fields: ['a'] }],
  ])('%j is %j', async (words, input) => {
    expect(await read(...words)).toEqual(input)
  })

  it('reads common flags apart from fields', async () => {
    const { globals, input } = await readLine(shaped, ['5', '--json', '--dry-run', '-y', '--account', 'acme'], source)
    expect(globals).toEqual({ json: true, 'dry-run': true, yes: true, account: 'acme' })
    expect(input).toEqual({ id: 5 })
  })

  it.each([
    [['5', '--trashd'], /trashd \(did you mean trashed\?\): there is no such flag/],
    [['5', '--order-by'], /--order-by needs a value/],
    [['5', '--extra', 'a'], /takes name=value/],
    [['5', '--customer', '{"email"'], /is not JSON/],
    [['5', '--body', '[1]'], /must be a JSON object/],
    [['5', '--extra.__proto__', '1'], /__proto__ is not a field/],
  ])('%j is refused: %s', async (words, message) => {
    await expect(read(...words)).rejects.toThrow(message)
  })

  it('with too many arguments is refused', async () => {
    await expect(readLine({ ...shaped, positional: ['id'] }, ['5', '6'], source)).rejects.toThrow(
      '"6" is one argument too many: it takes id',
    )
  })
})

it('reads the example of every command as the input it was made of', async () => {
  const differing: string[] = []
  for (const command of await allCommands()) {
    const words = shellWords(exampleLine(command)).slice(command.name.split(' ').length + 1)
    const { input } = await readLine(command, words, source)
    try {
      expect(input).toEqual(command.example)
    } catch (error) {
      differing.push(`${exampleLine(command)}\n${(error as Error).message}`)
    }
  }
  expect(differing).toEqual([])
})

/** What a shell makes of a line, quotes and all. */
function shellWords(line: string): string[] {
  return [...line.matchAll(/(?:'((?:[^']|'\\'')*)'|([^\s']+))/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll("'\\''", "'") ?? bare ?? '',
  )
}
