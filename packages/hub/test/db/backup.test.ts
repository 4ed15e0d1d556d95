import { createHash } from 'node:crypto'
import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { backup } from '../../src/db/backup.ts'
import { checkBackup, restore } from '../../src/db/restore.ts'
import { statusOf } from '../../src/db/status.ts'
import { tables } from '../../src/db/tables.ts'
import { onEveryEngine, openTest, type TestDatabase } from '../support/engines.ts'

const at = new Date('2026-11-28T10:00:00Z')

onEveryEngine((open) => {
  it('takes a backup of its own, and restores another’s, to the last character', async () => {
    await using from = await openTest()
    await fill(from, 1_200)
    const expected = await contentsOf(from)
    const other = await buffer(backup(from, { at }))
    await using to = await open()
    expect(await restore(to, Readable.from([other]))).toMatchObject({ account: 1_200, audit: 1_200 })
    expect(await contentsOf(to)).toEqual(expected)
    // and back again
    const own = await buffer(backup(to, { at }))
    await using back = await openTest()
    await restore(back, Readable.from([own]))
    expect(await contentsOf(back)).toEqual(expected)
  })

  it('restores all of a backup or nothing', async () => {
    await using from = await openTest()
    await fill(from, 700)
    const whole = await buffer(backup(from, { at }))
    await using to = await open()
    const lines = gunzipSync(whole).toString().split('\n')
    const broken: Record<string, Buffer> = {
      'ends in the middle': whole.subarray(0, whole.length / 2),
      'has lost a row': gzipSync(lines.toSpliced(400, 1).join('\n')),
      'has a row that was changed': gzipSync(lines.join('\n').replace('name 5', 'name 6')),
      'has lost its end': gzipSync(lines.slice(0, -2).join('\n')),
      'has a byte that was changed': flipped(whole, Math.floor(whole.length / 2)),
    }
    for (const [how, bytes] of Object.entries(broken)) {
      await expect(restore(to, Readable.from([bytes])), how).rejects.toThrow()
      expect(Object.values(await contentsOf(to)).flat(), how).toEqual([])
    }
  })

  it('refuses to restore over what is there', async () => {
    await using from = await open()
    await fill(from, 3)
    const taken = await buffer(backup(from, { at }))
    await expect(restore(from, Readable.from([taken]))).rejects.toThrow(
      'The database to restore into is not empty. Give another RHETOR_HOME or DATABASE_URL; nothing was changed.',
    )
    expect((await contentsOf(from))['account']).toHaveLength(3)
  })

  it('the status shows kind, version, size and connections', async () => {
    await using database = await open()
    const status = await statusOf(database)
    expect(status).toMatchObject({ kind: database.kind, standbys: [], notes: [], migration: 1 })
    expect(status.version).toMatch(/^1[58]/)
    expect(status.bytes).toBeGreaterThan(1_000_000)
  })
})

describe('a backup', () => {
  it('shows one moment, whatever others write while it is taken', async () => {
    await using database = await openTest()
    await fill(database, 2_000)
    const stream = backup(database, { at })
    const slow = new PassThrough({ highWaterMark: 1 })
    stream.pipe(slow)
    await new Promise((resolve) => slow.once('readable', resolve))
    await fill(database, 500, 2_000)
    expect(await checkBackup(slow)).toMatchObject({ account: 2_000, audit: 2_000 })
  })

  it('is read to its end by a check, which finds every kind of damage', async () => {
    await using database = await openTest()
    await fill(database, 10)
    const whole = await buffer(backup(database, { at }))
    expect(await checkBackup(Readable.from([whole]))).toMatchObject({ account: 10 })
    const check = (bytes: Buffer) => checkBackup(Readable.from([bytes]))
    await expect(check(Buffer.from('no backup at all'))).rejects.toThrow('This backup is damaged')
    await expect(check(gzipSync('{"a": 1}\n'))).rejects.toThrow('This is not a backup of Rhetor. Nothing was changed.')
    await expect(check(gzipSync('["header",{"format":"rhetor-backup","version":2}]\n'))).rejects.toThrow(
      'has the format 2',
    )
    await expect(check(gzipSync(''))).rejects.toThrow('it ends in the middle')
  })

  it('of a newer version is refused', async () => {
    await using database = await openTest()
    const header = ['header', { format: 'rhetor-backup', version: 1, migration: 9999, at }]
    await expect(restore(database, Readable.from([gzipSync(`${JSON.stringify(header)}\n`)]))).rejects.toThrow(
      /made by a newer Rhetor \(tables 9999; this one knows \d+\)\. Restore it with that version/,
    )
  })

  it('of an older version, with fewer columns, gets the defaults of the others', async () => {
    await using database = await openTest()
    await fill(database, 1)
    const lines = gunzipSync(await buffer(backup(database, { at })))
      .toString()
      .split('\n')
    const older = lines.slice(0, -2).map((line) => line.replace(',"version"]', ']').replace(/, "version": 1/, ''))
    await using to = await openTest()
    await restore(to, Readable.from([sealed(older)]))
    expect((await contentsOf(to))['account']).toMatchObject([{ version: 1 }])
  })

  it('returns its connection to the pool when the reader stops early', async () => {
    await using database = await openTest({ connections: 1 })
    await fill(database, 3_000)
    const stream = backup(database, { at })
    await new Promise((resolve) => stream.once('readable', resolve))
    stream.destroy()
    expect((await database.pool.query('select 1')).rowCount).toBe(1)
  })
})

/** Rows with everything that is easily lost on the way: signs, digits, microseconds, nulls. */
async function fill({ pool }: TestDatabase, count: number, from = 0): Promise<void> {
  await pool.query(
    `insert into rhetor.account (account_id, domain, state, state_by, state_at, created_at)
      select 'a' || i, 'name ' || i || E' é 🙂 "\\n\\t' || chr(92), 'active', 'me',
        timestamptz '2026-11-28 10:00:00.123456+00' + make_interval(secs => i), clock_timestamp()
      from generate_series($1::integer, $2::integer) as i`,
    [from + 1, from + count],
  )
  await pool.query(
    `insert into rhetor.audit (account_id, audit_id, at, actor, action, object, details)
      select 'a' || i, 'x', clock_timestamp(), 'me', 'did', 'it',
        case when i % 2 = 0 then jsonb_build_object('n', 12345678901234567890.123, 'list', jsonb_build_array(i, null)) end
      from generate_series($1::integer, $2::integer) as i`,
    [from + 1, from + count],
  )
}

async function contentsOf({ pool }: TestDatabase): Promise<Record<string, unknown[]>> {
  const contents: Record<string, unknown[]> = {}
  for (const [name, { backup: isKept }] of Object.entries(tables)) {
    if (!isKept) continue
    const { rows } = await pool.query<{ row: string }>(
      `select to_jsonb(t)::text as row from rhetor.${name} t order by 1`,
    )
    contents[name] = rows.map(({ row }) => JSON.parse(row) as unknown)
  }
  return contents
}

/** Lines of a backup with the end that belongs to them. */
function sealed(lines: readonly string[]): Buffer {
  const body = lines.map((line) => `${line}\n`).join('')
  const rows: Record<string, number> = {}
  let table = ''
  for (const line of lines) {
    if (line.startsWith('{')) rows[table] = (rows[table] ?? 0) + 1
    else if (line.startsWith('["table"')) {
      table = (JSON.parse(line) as [string, { table: string }])[1].table
      rows[table] = 0
    }
  }
  const end = ['end', { rows, sha256: createHash('sha256').update(body).digest('hex') }]
  return gzipSync(`${body}${JSON.stringify(end)}\n`)
}

function flipped(bytes: Buffer, index: number): Buffer {
  const copy = Buffer.from(bytes)
  copy.writeUInt8(copy.readUInt8(index) ^ 255, index)
  return copy
}
