import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { inProcess } from '../../../test/support/in-process.ts'

let homes = 0

/** `rhetor …` with a RHETOR_HOME of its own; its database is stopped at the end of the run at the latest. */
async function newHome() {
  homes += 1
  const cwd = join(inject('runFolder'), `cli-${process.pid}-${homes}`)
  await mkdir(cwd, { mode: 0o711 })
  const run = (words: readonly string[], { columns, ...env }: { columns?: number; DATABASE_URL?: string } = {}) =>
    inProcess(words, { env: { ...env, RHETOR_HOME: join(cwd, 'home') }, cwd, input: '', columns }).ended
  return { cwd, run }
}

describe('rhetor backup and restore', () => {
  it('move everything into another database, and say that the key is not in the file', async () => {
    const one = await newHome()
    const other = await newHome()
    const made = await one.run(['backup', 'hub.backup'])
    expect(made).toMatchObject({ code: 0, err: '' })
    expect(made.out).toMatch(/^wrote hub\.backup: 0 rows, \d+ bytes, read again and complete\nIt holds no key: /)
    expect(statSync(join(one.cwd, 'hub.backup')).mode & 0o777).toBe(0o600)
    const file = join(one.cwd, 'hub.backup')
    expect(await other.run(['restore', file])).toMatchObject({ code: 0, out: `restored 0 rows from ${file}\n` })
  })

  it('never write over a file', async () => {
    const { cwd, run } = await newHome()
    writeFileSync(join(cwd, 'mine'), 'precious')
    expect(await run(['backup', 'mine'])).toMatchObject({
      code: 64,
      err: 'rhetor: backup: mine is there already; give another name.\n',
    })
    expect(readFileSync(join(cwd, 'mine'), 'utf8')).toBe('precious')
  })

  it('refuse a file that is missing or is no backup', async () => {
    const { cwd, run } = await newHome()
    expect(await run(['restore', 'nothing'])).toMatchObject({
      code: 64,
      err: expect.stringContaining('there is no file'),
    })
    writeFileSync(join(cwd, 'mine'), 'precious')
    const refused = await run(['restore', 'mine'])
    expect(refused.code).toBe(64)
    expect(refused.err).toMatch(/^rhetor: This backup is damaged: .*\. Nothing was changed/)
  })
})

describe('rhetor db status', () => {
  it('shows a screen of facts, and JSON in a pipe', async () => {
    const { run } = await newHome()
    const { out } = await run(['db', 'status'], { columns: 100 })
    expect(out).toMatch(/^database {6}PostgreSQL 18\.\d+, started by rhetor, in RHETOR_HOME$/m)
    expect(out).toMatch(/^size {10}\d+\.\d MB, tables of migration \d+$/m)
    expect(out).toMatch(/^connections {3}\d+ of 60$/m)
    expect(JSON.parse((await run(['db', 'status'])).out)).toMatchObject({ kind: 'embedded', standbys: [] })
  })

  it('says what is wrong with DATABASE_URL, without its password', async () => {
    const { run } = await newHome()
    const refused = await run(['db', 'status'], { DATABASE_URL: 'postgres://me:s3cret@127.0.0.1:1/x' })
    expect(refused).toEqual({
      out: '',
      code: 69,
      err: 'rhetor: The database at 127.0.0.1:1/x cannot be used: nothing answers there. Check DATABASE_URL.\n',
    })
  })
})

it('rhetor stop has nothing to stop where nothing runs', async () => {
  const { run } = await newHome()
  expect(await run(['stop'])).toMatchObject({ code: 0, out: 'no database runs here\n' })
})
