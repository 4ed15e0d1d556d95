import { actionNamed, type Files, type Progress, perform, Stopped } from '@rhetor/actions'
import { describe, expect, it } from 'vitest'
import type { DemoSession } from '../../../test/support/demo-session.ts'
import { createWriter, toCsv } from '../src/export/rows.ts'
import { streams } from '../src/export/streams.ts'
import { demoBeforeEach } from './demo-before-each.ts'
import { withoutWaiting } from './without-waiting.ts'

let demo: DemoSession

demoBeforeEach((open) => {
  demo = open
})

interface Row {
  readonly id: number
  readonly created_datetime: string
}

const lines = (path: string) => (demo.files.text(path) ?? '').split('\n').slice(0, -1)
const rows = (path: string) => lines(path).map((line) => JSON.parse(line) as Row)
const ids = (path: string) => rows(path).map(({ id }) => id)

/** More tickets: copies of one, a minute apart, the oldest first. */
function addTickets(count: number, from = '2020-01-01T00:00:00Z'): void {
  const { store } = demo.sandbox.world()
  const sample = store.get('tickets', 8001) as object
  const moment = (index: number) => new Date(Date.parse(from) + index * 60_000).toISOString().replace('Z', '000+00:00')
  store.transaction(() => {
    for (let index = 0; index < count; index++)
      store.insert('tickets', { ...sample, id: 900_000 + index, created_datetime: moment(index) } as never)
  })
}

describe('an export', () => {
  it('of 1,000 tickets takes 10 calls, and has each once, the oldest first', async () => {
    addTickets(1_000 - (await demo.gorgias.tickets.list({}).all()).items.length)
    demo.sent.length = 0
    const done = await demo.result('export', { resource: 'tickets', to: 'all.jsonl' })
    expect(demo.sent).toHaveLength(10)
    expect(done).toEqual({
      rows: 1_000,
      calls: 10,
      bytes: demo.files.now.get('all.jsonl')?.length,
      to: 'all.jsonl',
      resumed: false,
    })
    expect(new Set(ids('all.jsonl')).size).toBe(1_000)
    const created = rows('all.jsonl').map((row) => row.created_datetime)
    expect(created).toEqual(created.toSorted())
    expect([...demo.files.now.keys()]).toEqual(['all.jsonl'])
  })

  it.each(streams().map(({ name }) => name))('has all %s, as the API gives them', async (resource) => {
    const stream = streams().find(({ name }) => name === resource)
    const list = demo.session.list(stream?.row as never, [{}])
    const { items } = await list.all()
    await demo.result('export', { resource, to: 'x.jsonl' })
    const byId = (left: unknown, right: unknown) => (left as Row).id - (right as Row).id
    expect(rows('x.jsonl').toSorted(byId)).toEqual([...items].toSorted(byId))
    await demo.result('export', { resource, to: 'x.csv' })
    expect(demo.files.text('x.csv')?.split('\r\n')[0]?.split(',')).toEqual(stream?.columns)
  })

  it('knows every list that has a time of its own', () => {
    expect(
      streams()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual([
      'customers',
      'events',
      'integrations',
      'jobs',
      'macros',
      'messages',
      'rules',
      'satisfaction-surveys',
      'tags',
      'teams',
      'tickets',
      'users',
      'views',
      'widgets',
    ])
  })

  it('uses the background lane, and reports its progress', async () => {
    const told: Progress[] = []
    const lanes: string[] = []
    const { session } = withoutWaiting(demo)
    const list: typeof session.list = (row, args) => {
      lanes.push((args.at(-1) as { lane: string }).lane)
      return session.list(row, args)
    }
    const watched = { ...session.with({ onProgress: (progress) => told.push(progress) }), list }
    await read({ resource: 'tickets', to: 'x.jsonl' }, watched)
    expect(lanes).toEqual(['background'])
    expect(told.map(({ done }) => done)).toEqual([100, 200, 300, 400, 408])
    expect(told[0]?.what).toBe('tickets exported')
  })

  it('waits out a rate limit in the middle', async () => {
    await demo.sandbox.control.faults.add({
      kind: 'status',
      operation: 'tickets.list',
      status: 429,
      retry_after: 9,
      after: 2,
      times: 2,
    })
    expect(await withoutWaiting(demo).result('export', { resource: 'tickets', to: 'x.jsonl' })).toMatchObject({
      rows: 408,
      calls: 5,
    })
    expect(new Set(ids('x.jsonl')).size).toBe(408)
  })
})

describe('an export of a period', () => {
  it('reads from the newest, and no further than it has to', async () => {
    addTickets(500)
    const done = await demo.result('export', { resource: 'tickets', to: 'x.jsonl', since: '30d' })
    const from = demo.session.clock.now() - 30 * 86_400_000
    const { items } = await demo.gorgias.tickets.list({}).all()
    const wanted = items.filter(({ created_datetime }) => Date.parse(created_datetime) >= from).map(({ id }) => id)
    expect(ids('x.jsonl').toSorted()).toEqual(wanted.toSorted())
    expect(done['calls']).toBe(Math.floor(wanted.length / 100) + 2)
  })

  it('reads from the oldest where only its end is given, and stops after it', async () => {
    addTickets(250)
    const done = await demo.result('export', { resource: 'tickets', to: 'x.jsonl', until: '2020-01-01' })
    expect(done).toMatchObject({ rows: 250, calls: 4 })
  })

  it('includes its start and excludes its end', async () => {
    addTickets(10)
    const range = { since: '2020-01-01T00:02:00Z', until: '2020-01-01T00:05:00Z' }
    await demo.result('export', { resource: 'tickets', to: 'x.jsonl', ...range })
    expect(ids('x.jsonl')).toEqual([900_004, 900_003, 900_002])
  })

  it('is not stopped by a row with a date in the future', async () => {
    addTickets(150, '2031-12-31T00:00:00Z')
    const done = await demo.result('export', { resource: 'tickets', to: 'x.jsonl', since: '30d', until: '0d' })
    expect(done['rows']).toBeGreaterThan(0)
    expect(ids('x.jsonl').every((id) => id < 900_000)).toBe(true)
  })

  it('of events is filtered by the API', async () => {
    const { items } = await demo.gorgias.events.list({ limit: 100 })
    const since = items.at(-1)?.created_datetime ?? ''
    const done = await demo.result('export', { resource: 'events', to: 'x.jsonl', since })
    expect(done['rows']).toBeGreaterThanOrEqual(100)
    expect(done['calls']).toBe(Math.ceil((done['rows'] as number) / 100))
    const created = rows('x.jsonl').map((row) => row.created_datetime)
    expect(created).toEqual(created.toSorted())
  })

  it('that is empty writes an empty file', async () => {
    expect(await demo.result('export', { resource: 'events', to: 'x.csv', until: '1999-01-01' })).toMatchObject({
      rows: 0,
      calls: 1,
    })
    expect(demo.files.text('x.csv')).toMatch(/^id,.*\r\n$/)
  })

  it.each([
    [{ since: 'yesterday' }, /"yesterday" is not a date/],
    [{ since: '2026-03-02', until: '2026-03-01' }, /since must be before until/],
  ])('%j is refused', async (range, reason) => {
    await expect(demo.act('export', { resource: 'tickets', to: 'x.jsonl', ...range })).rejects.toThrow(reason)
    expect(demo.sent).toEqual([])
  })
})

describe('a table', () => {
  it.each<[readonly unknown[], string]>([
    [[1, true, null, undefined, ''], '1,true,,,'],
    [['a,b', 'say "hi"', 'two\nlines', 'two\r\nlines'], '"a,b","say ""hi""","two\nlines","two\r\nlines"'],
    [[{ id: 1 }, ['a', 'b'], []], '"{""id"":1}","[""a"",""b""]",[]'],
    [['=1+1', '+1555', '-2', '@x', '\tx', '\rx'], `'=1+1,'+1555,'-2,'@x,"'\tx","'\rx"`],
    [['Hi;=1+1', 'a\t@x', 'a; b', 'a\n- b\n-1'], `"Hi;'=1+1","a\t'@x","a; b","a\n- b\n'-1"`],
    [['a; \u200b＝1;', ['a;=1']], `"a; \u200b'＝1;","[""a;'=1""]"`],
    [['a=1', 'a ＝1', ' a'], 'a=1,a ＝1, a'],
    [[' =1', '\u00a0+1', '\u3000@x', '\ufeff=1', '\u200b-1'], "' =1,'\u00a0+1,'\u3000@x,'\ufeff=1,'\u200b-1"],
    [['＝1+1', '＋1', '－2', '＠x', ' ＝1'], "'＝1+1,'＋1,'－2,'＠x,' ＝1"],
    [['\n=1', '\nx', '\r\n=1'], `"'\n'=1","'\nx","'\r\n'=1"`],
    [['\u0000=1', '\v=1'], "'\u0000=1,'\v=1"],
    [[-2, 1.5], '-2,1.5'],
    [['Solène 🧶'], 'Solène 🧶'],
  ])('writes %j as %s', (values, line) => {
    expect(toCsv(values)).toBe(`${line}\r\n`)
  })

  it('is written fast, whatever is in it', () => {
    const began = performance.now()
    for (const part of ['\n', ';', ' ', ';=', '\t-']) toCsv([`a${part.repeat(200_000)}`])
    expect(performance.now() - began).toBeLessThan(3_000)
  })

  it('has the columns that are named, inside of objects and lists, too', async () => {
    const input = { resource: 'tickets', to: 'x.csv', fields: ['id', 'customer.email', 'tags.name', 'customer'] }
    await demo.result('export', input)
    const [head, ...all] = (demo.files.text('x.csv') ?? '').split('\r\n')
    expect(head).toBe('id,customer.email,tags.name,customer')
    expect(all.find((line) => line.startsWith('8407,'))).toMatch(
      /^8407,solene\.marchandet16@courriel-vert\.example,"\[""[^,]*""[^\]]*\]","\{""id"":5017,/,
    )
  })

  it('can be of JSON, with only some fields', async () => {
    await demo.result('export', {
      resource: 'tickets',
      to: 'x',
      format: 'jsonl',
      fields: ['id,customer.id', 'subject'],
    })
    expect(rows('x').find(({ id }) => id === 8407)).toEqual({
      id: 8407,
      'customer.id': 5017,
      subject: 'Demande de facture avec TVA',
    })
  })

  it('of JSON has whatever the API sends, and a field that is missing is null', () => {
    expect(createWriter('jsonl', ['id'], undefined).line({ id: 1, brand_new: 2 })).toBe('{"id":1,"brand_new":2}\n')
    expect(createWriter('jsonl', ['id'], ['id', 'a.b']).line({ id: 1 })).toBe('{"id":1,"a.b":null}\n')
  })

  it.each<[Record<string, unknown>, RegExp]>([
    [{ fields: ['id', 'sbject'] }, /unknown: sbject \(did you mean subject\?\)\. tickets have id, /],
    [{ to: 'tickets.xlsx' }, /give the format, jsonl or csv/],
    [{ resource: 'tikets' }, /resource: /],
  ])('is refused with %j', async (change, reason) => {
    await expect(demo.act('export', { resource: 'tickets', to: 'x.csv', ...change })).rejects.toThrow(reason)
    expect([demo.sent, [...demo.files.now.keys()]]).toEqual([[], []])
  })

  it.each([['x.JSONL'], ['x.ndjson'], ['x.csv']])('is known from the ending of %s', async (to) => {
    await demo.result('export', { resource: 'teams', to })
    expect(demo.files.text(to)?.startsWith(to.endsWith('csv') ? 'id,' : '{')).toBe(true)
  })
})

describe('a file', () => {
  it('that exists is not overwritten, unless that is asked for', async () => {
    await demo.files.write('x.jsonl', 'precious')
    await expect(demo.act('export', { resource: 'teams', to: 'x.jsonl' })).rejects.toThrow(
      /nothing was read or written: x\.jsonl exists already\. Choose another name, or start over with overwrite/,
    )
    expect(demo.files.text('x.jsonl')).toBe('precious')
    await demo.result('export', { resource: 'teams', to: 'x.jsonl', overwrite: true })
    expect(ids('x.jsonl')).toEqual([4101, 4102, 4103])
  })

  it('cannot be written where no files are allowed', async () => {
    await expect(read({ resource: 'teams', to: 'x.jsonl' }, demo.session.with({ files: undefined }))).rejects.toThrow(
      /^export: nothing was read: no files can be written here\.$/,
    )
  })
})

describe('an export that is interrupted', () => {
  const whole = { resource: 'tickets', to: 'x.jsonl' }

  it.each([
    ['the server fails', { kind: 'status' as const, status: 403 }],
    ['the connection breaks', { kind: 'cut-before' as const }],
  ])('because %s says how to go on, and goes on from the last whole page', async (_, fault) => {
    const { result } = withoutWaiting(demo)
    await demo.sandbox.control.faults.add({ ...fault, operation: 'tickets.list', after: 2, times: 5 })
    await expect(result('export', whole)).rejects.toThrow(
      /\n200 rows are in x\.jsonl; run the same command again to continue\.$/,
    )
    expect(lines('x.jsonl')).toHaveLength(200)
    await demo.sandbox.control.faults.clear()
    demo.sent.length = 0
    expect(await result('export', whole)).toMatchObject({ rows: 408, calls: 5, resumed: true })
    expect(demo.sent).toHaveLength(3)
    expect(new Set(ids('x.jsonl')).size).toBe(408)
    expect(demo.files.text('x.jsonl.resume')).toBeUndefined()
  })

  it('by Ctrl-C leaves a resume point, and says so', async () => {
    const stop = new AbortController()
    const reason = new Error('Ctrl-C')
    const session = demo.session.with({
      signal: stop.signal,
      onProgress: ({ done }) => done === 300 && stop.abort(reason),
    })
    const stopped = read(whole, session)
    await expect(stopped).rejects.toBeInstanceOf(Stopped)
    await expect(stopped).rejects.toMatchObject({
      message: '300 rows are in x.jsonl; run the same command again to continue.',
      cause: reason,
    })
    expect(await demo.result('export', whole)).toMatchObject({ rows: 408, resumed: true })
    expect(new Set(ids('x.jsonl')).size).toBe(408)
  })

  it('in the middle of a line writes that page again', async () => {
    await crash('append', 3)
    const half = demo.files.now.get('x.jsonl') ?? new Uint8Array()
    demo.files.now.set('x.jsonl', new Uint8Array([...half, 0xf0, 0x9f]))
    expect(await demo.result('export', whole)).toMatchObject({ rows: 408, resumed: true })
    expect(new Set(ids('x.jsonl')).size).toBe(408)
  })

  it('after the last page reads that one again, and is complete', async () => {
    await crash('remove', 1)
    expect(demo.files.text('x.jsonl.resume')).toBeDefined()
    expect(await demo.result('export', whole)).toMatchObject({ rows: 408, resumed: true })
    expect(ids('x.jsonl')).toHaveLength(408)
  })

  it('before its first page starts over', async () => {
    await crash('append', 1)
    expect(await demo.result('export', whole)).toMatchObject({ rows: 408, resumed: false })
  })

  it('continues with the period of its first run', async () => {
    const recent = { ...whole, since: '300d' }
    await crash('append', 2, recent)
    await demo.sandbox.advance(40 * 86_400_000)
    const done = await demo.result('export', recent)
    const before = ids('x.jsonl')
    demo.files.now.clear()
    await demo.sandbox.control.state.restore({ name: 'start' })
    expect(done).toMatchObject({ resumed: true })
    await demo.result('export', { ...whole, since: '340d' })
    expect(before.toSorted()).toEqual(ids('x.jsonl').toSorted())
  })

  it('is not continued by another command', async () => {
    await crash('append', 2)
    const other = { ...whole, fields: ['id'] }
    await expect(demo.act('export', other)).rejects.toThrow(/another export to x\.jsonl is unfinished/)
    expect(await demo.result('export', { ...other, overwrite: true })).toMatchObject({ rows: 408, resumed: false })
    expect(Object.keys(rows('x.jsonl')[0] ?? {})).toEqual(['id'])
  })

  it.each<[string, (now: Uint8Array) => Uint8Array]>([
    ['shorter', (now) => now.slice(0, 10)],
    ['longer', (now) => joined(now, new Uint8Array(2_000_000))],
    ['another one', (now) => now.map((byte) => byte ^ 1)],
    ['of other bytes at the end of the last page', (now) => joined(now.slice(0, -9), bytesOf('not yours'))],
  ])('is not continued, and nothing lost, where the file is %s meanwhile', async (_, change) => {
    await crash('append', 3)
    const changed = new Uint8Array(change(demo.files.now.get('x.jsonl') ?? new Uint8Array()))
    demo.files.now.set('x.jsonl', changed)
    const before = demo.files.text('x.jsonl.resume')
    await expect(demo.act('export', whole)).rejects.toThrow(
      /nothing was read or written: x\.jsonl was changed after .* Choose another name, or start over with overwrite/,
    )
    expect([demo.files.now.get('x.jsonl'), demo.files.text('x.jsonl.resume')]).toEqual([changed, before])
    expect(await demo.result('export', { ...whole, overwrite: true })).toMatchObject({ rows: 408, resumed: false })
  })

  it('before its first row keeps a file that somebody has put there', async () => {
    await crash('append', 1, { ...whole, to: 'x.csv' })
    await demo.files.write('x.csv', 'precious')
    await expect(demo.act('export', { ...whole, to: 'x.csv' })).rejects.toThrow(/x\.csv was changed/)
    await crash('append', 1)
    await demo.files.write('x.jsonl', 'precious')
    await expect(demo.act('export', whole)).rejects.toThrow(/x\.jsonl was changed/)
    expect([demo.files.text('x.csv'), demo.files.text('x.jsonl')]).toEqual(['precious', 'precious'])
  })

  it('between its file and its first resume point goes on', async () => {
    const table = { ...whole, to: 'x.csv' }
    await crash('write', 3, table)
    expect(await demo.result('export', table)).toMatchObject({ rows: 408, resumed: false })
  })

  it('after a page was written and before that was noted, reads that page again', async () => {
    await crash('write', 6)
    expect(await demo.result('export', whole)).toMatchObject({ rows: 408 })
    expect(new Set(ids('x.jsonl')).size).toBe(408)
    expect(lines('x.jsonl')).toHaveLength(408)
  })

  it('is not continued for another account', async () => {
    await crash('append', 3)
    const point = JSON.parse(demo.files.text('x.jsonl.resume') ?? '') as { asked: string }
    expect(JSON.parse(point.asked)[0]).toBe(demo.gorgias.accountName)
    const asked = JSON.stringify(['other.gorgias.com', ...JSON.parse(point.asked).slice(1)])
    await demo.files.write('x.jsonl.resume', JSON.stringify({ ...point, asked }))
    await expect(demo.act('export', whole)).rejects.toThrow(/another export to x\.jsonl is unfinished/)
  })

  it('starts over where the list no longer accepts the cursor', async () => {
    await crash('append', 3)
    const point = JSON.parse(demo.files.text('x.jsonl.resume') ?? '')
    await demo.files.write('x.jsonl.resume', JSON.stringify({ ...point, cursor: 'forgotten' }))
    expect(await demo.result('export', whole)).toMatchObject({ rows: 408, calls: 5, resumed: false })
    expect(new Set(ids('x.jsonl')).size).toBe(408)
  })

  it.each([['{"cur'], ['my diary'], ['{"cursor":null}'], ['null']])(
    'is refused where the resume file holds %s, and nothing is lost',
    async (text) => {
      await crash('append', 3)
      const before = demo.files.text('x.jsonl')
      await demo.files.write('x.jsonl.resume', text)
      await expect(demo.act('export', whole)).rejects.toThrow(
        /x\.jsonl\.resume is damaged, or of another program, .* overwrite/,
      )
      expect([demo.files.text('x.jsonl'), demo.files.text('x.jsonl.resume')]).toEqual([before, text])
    },
  )

  it('is complete, though tickets came meanwhile', async () => {
    await crash('append', 3)
    await demo.sandbox.control.customer.writes({ from: 'maya@mail.example', text: 'Hello?' })
    expect(await demo.result('export', whole)).toMatchObject({ rows: 409 })
    expect(new Set(ids('x.jsonl')).size).toBe(409)
  })

  /** Lets the machine fail at the nth use of a file. */
  async function crash(
    at: 'append' | 'remove' | 'write',
    nth: number,
    input: Record<string, unknown> = whole,
  ): Promise<void> {
    let uses = 0
    const failing: Files = {
      ...demo.files,
      [at]: async (...args: [string, string]) => {
        uses += 1
        if (uses === nth) throw new Error('power cut')
        await demo.files[at](...args)
      },
    }
    await expect(read(input, demo.session.with({ files: failing }))).rejects.toThrow('power cut')
  }
})

function joined(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

async function read(input: Record<string, unknown>, session: DemoSession['session']): Promise<unknown> {
  const performed = await perform(actionNamed('export'), input, session, { face: 'test' })
  return 'result' in performed ? performed.result : undefined
}
