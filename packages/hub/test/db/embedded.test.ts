import { execFileSync, fork } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { stopEmbedded } from '../../src/db/embedded/embedded.ts'
import { thisMachine } from '../../src/db/embedded/machine.ts'
import { chooseRunAs } from '../../src/db/embedded/run-as.ts'
import { hasSharedMemory, settings } from '../../src/db/embedded/settings.ts'
import { openDatabase } from '../../src/db/open.ts'
import type { Log } from '../../src/log.ts'

const isRoot = process.getuid?.() === 0

describe('a database that rhetor starts by itself', () => {
  it('is made once, is stopped by its last user, and keeps what was stored', async () => {
    const at = home()
    const first = await at.open()
    await store(first, 1)
    const second = await at.open()
    expect([first.kind, second.kind, await stored(second)]).toEqual(['embedded', 'embedded', [1]])
    await first.close()
    expect(await stored(second)).toEqual([1])
    await second.close()
    expect(at.running()).toBe(false)
    await using again = await at.held()
    expect(await stored(again)).toEqual([1])
  })

  it('is one database for all who start at once', async () => {
    const at = home()
    const opened = await Promise.all(Array.from({ length: 4 }, () => at.open()))
    expect(
      at
        .events('database.ready')
        .map(({ adopted }) => adopted)
        .toSorted(),
    ).toEqual([false, true, true, true])
    await store(opened[0] as Database, 7)
    expect(await Promise.all(opened.map(stored))).toEqual([[7], [7], [7], [7]])
    await Promise.all(opened.map((each) => each.close()))
    expect(at.running()).toBe(false)
  })

  it('outlives a process that is killed, is adopted by the next, and loses nothing that was acknowledged', async () => {
    const at = home()
    const writer = fork(join(import.meta.dirname, '../support/writer.ts'), [JSON.stringify(at.options)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    const acknowledged = new Set<number>()
    writer.on('message', (id: number) => void acknowledged.add(id))
    while (acknowledged.size < 200) await once(writer, 'message')
    writer.kill('SIGKILL')
    await once(writer, 'exit')
    expect(at.running()).toBe(true)
    await using database = await at.held()
    expect(at.events('database.ready')).toMatchObject([{ adopted: true }])
    const found = new Set(await stored(database))
    expect([...acknowledged].filter((id) => !found.has(id))).toEqual([])
  })

  it('that is killed itself is started again while programs use it, and loses nothing', async () => {
    const at = home()
    await using database = await at.held()
    const heard = Promise.withResolvers<void>()
    await database.listen('anything', heard.resolve)
    for (let id = 0; id < 50; id++) await store(database, id)
    process.kill(at.pid(), 'SIGKILL')
    await heard.promise
    await expect.poll(() => stored(database).catch(() => []), { timeout: 20_000 }).toHaveLength(50)
  })

  it('is stopped by rhetor stop, and a second time there is nothing to stop', async () => {
    const at = home()
    const database = await at.open()
    expect(await stopEmbedded(at.options.home)).toBe(true)
    // who still uses it does not start it again
    await at.until('database.unreachable')
    expect(at.events('database.unreachable')[0]).toEqual({ why: 'rhetor stop has stopped it' })
    await database.close()
    expect(await stopEmbedded(at.options.home)).toBe(false)
    expect(await stopEmbedded(join(at.options.home, 'nothing'))).toBe(false)
    expect(at.running()).toBe(false)
  })

  it('starts although a pid file of a process that has ended is left over', async () => {
    const at = home()
    await (await at.open()).close()
    writeFileSync(join(at.folder(), 'postmaster.pid'), '4194999\n/nowhere\n1700000000\n5432\n\n127.0.0.1\n\nready\n')
    await using database = await at.held()
    expect(await stored(database)).toEqual([])
  })

  it('starts although a left-over pid file has the number of another running program', async () => {
    const at = home()
    await (await at.open()).close()
    // after a restart of a container the same small numbers are given out again
    writeFileSync(
      join(at.folder(), 'postmaster.pid'),
      `${process.pid}\n/nowhere\n1700000000\n5432\n\n127.0.0.1\n\nready\n`,
    )
    await using database = await at.held()
    expect(await stored(database)).toEqual([])
  })

  it('is made anew where making it was interrupted', async () => {
    const at = home()
    await (await at.open()).close()
    renameSync(at.folder(), `${at.folder()}.new`)
    rmSync(join(`${at.folder()}.new`, 'PG_VERSION'))
    await using database = await at.held()
    expect(await stored(database)).toEqual([])
  })

  it('uses mmap instead of POSIX shared memory where /dev/shm is missing or small', async () => {
    const flags = settings({ port: 1, sharedMemory: hasSharedMemory(join(inject('runFolder'), 'nothing')) })
    expect(flags).toContain(`dynamic_shared_memory_type=${process.platform === 'linux' ? 'mmap' : 'posix'}`)
  })

  it('takes another port where one is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as AddressInfo
    const ports = [port, port]
    const at = home({ choosePort: () => ports.pop() ?? 40_000 + (process.pid % 10_000) })
    await using database = await at.held()
    expect(await stored(database)).toEqual([])
    expect(ports).toEqual([])
    taken.close()
  })
})

describe('a database that cannot be started gives a clear error:', () => {
  it('it was made by another version of PostgreSQL', async () => {
    const at = home()
    await (await at.open()).close()
    writeFileSync(join(at.folder(), 'PG_VERSION'), '17\n')
    await expect(at.open()).rejects.toThrow(
      /was made by PostgreSQL 17, and this Rhetor brings PostgreSQL 18\. With the Rhetor that made it: rhetor backup/,
    )
  })

  it('its password is gone, or the file with it is damaged', async () => {
    const at = home()
    await (await at.open()).close()
    const note = join(at.options.home, 'database.json')
    writeFileSync(note, '{"password": ')
    await expect(at.open()).rejects.toThrow(/database\.json is damaged\. It holds the password of the database/)
    rmSync(note)
    if (!isRoot) await expect(at.open()).rejects.toThrow(/its password is gone with .*database\.json/)
  })

  it('its settings are damaged', async () => {
    const at = home()
    await (await at.open()).close()
    writeFileSync(join(at.folder(), 'postgresql.conf'), 'this is no setting')
    await expect(at.open()).rejects.toThrow(
      /could not be started: .*postgresql\.conf.* What it printed is in .*database\.log/,
    )
  })

  it.skipIf(!isRoot)('it belongs to another user', async () => {
    const at = home()
    await (await at.open()).close()
    execFileSync('chown', ['1', at.folder()])
    await expect(at.open()).rejects.toThrow(
      /belongs to the user id 1, and the database would run as \d+\. Start Rhetor as/,
    )
  })

  it.skipIf(!canMount())('the disk is full, while it is made and while it runs', async () => {
    const at = home()
    mkdirSync(at.options.othersRoot, { recursive: true })
    using disk = mounted(at.options.othersRoot, '20m')
    await expect(at.open()).rejects.toThrow(/^The database could not be made in .*: the disk is full\.$/)
    disk.grow('160m')
    await using database = await at.held()
    await database.pool.query('create table filling (text text)')
    const fill = async () => {
      for (;;)
        await database.pool.query(
          `insert into filling select repeat(md5(i::text), 300) from generate_series(1, 1000) as i`,
        )
    }
    await expect(fill()).rejects.toMatchObject({ code: '53100' })
    disk.grow('300m')
    await store(database, 1)
    expect(await stored(database)).toEqual([1])
  })

  it.skipIf(!canMount())(
    'the disk is so full that the database stops, and it goes on by itself once there is room',
    async () => {
      const at = home()
      mkdirSync(at.options.othersRoot, { recursive: true })
      using disk = mounted(at.options.othersRoot, '85m')
      await using database = await at.held()
      await store(database, 1)
      await database.pool.query('create table filling (text text)')
      const fill = async () => {
        for (;;)
          await database.pool.query(
            'insert into filling select repeat(md5(i::text), 300) from generate_series(1, 1000) as i',
          )
      }
      await expect(fill()).rejects.toThrow()
      disk.grow('300m')
      await expect.poll(() => stored(database).catch(() => []), { timeout: 30_000 }).toEqual([1])
      await store(database, 2)
    },
  )
})

describe('where root runs rhetor', () => {
  it.skipIf(!isRoot)(
    'the data lies in a closed folder of another user, and RHETOR_HOME stays closed to it',
    async () => {
      const at = home()
      await using database = await at.held()
      const { rows } = await database.pool.query(`select current_setting('data_directory') as folder`)
      const folder = (rows as { folder: string }[])[0]?.folder as string
      expect(JSON.parse(readFileSync(join(at.options.home, 'database.json'), 'utf8'))).toMatchObject({ folder })
      expect(execFileSync('stat', ['-c', '%a %u', folder], { encoding: 'utf8' }).trim()).toMatch(/^700 [1-9]/)
      expect(execFileSync('stat', ['-c', '%a %u', at.options.home], { encoding: 'utf8' }).trim()).toBe('700 0')
    },
  )

  it.skipIf(!isRoot)('programs that the other user cannot reach are copied once', async () => {
    const machine = thisMachine()
    if (!machine.canRun) throw new Error(machine.why)
    const at = home()
    const closed = join(inject('runFolder'), 'closed', 'native')
    mkdirSync(join(closed, '..'), { recursive: true, mode: 0o700 })
    execFileSync('cp', ['-r', machine.programs, join(machine.programs, '../package.json'), join(closed, '..')])
    await using database = await at.held({ machine: { ...machine, programs: closed } })
    expect(await stored(database)).toEqual([])
    expect(existsSync(join(at.options.othersRoot, 'postgresql-18.4.0-beta.17/bin/postgres'))).toBe(true)
    expect(existsSync(join(at.options.othersRoot, 'postgresql-18.4.0-beta.17.new'))).toBe(false)
  })

  it.skipIf(!isRoot)('a folder above that the other user cannot enter is named', async () => {
    const at = home()
    mkdirSync(at.options.othersRoot, { recursive: true })
    chmodSync(at.options.othersRoot, 0o700)
    await expect(at.open()).rejects.toThrow(/cannot enter .*others.*: chmod 711 it and the folders above it/)
  })
})

describe('where PostgreSQL cannot run', () => {
  const linux = { platform: 'linux', arch: 'x64', musl: false }
  const me = { possible: true, runAs: undefined } as const

  it.each([
    ['on a Linux with musl', { ...linux, musl: true }, me, /musl in place of glibc/],
    ['on a machine without programs for it', { ...linux, arch: 's390x' }, me, /no programs for linux on s390x/],
    [
      'where the user has no entry',
      linux,
      chooseRunAs(4711, false, ''),
      /the user id 4711 has no entry in \/etc\/passwd/,
    ],
    [
      'where root finds no other user to run it as',
      linux,
      chooseRunAs(0, true, 'root:x:0:0:root:/root:/bin/sh'),
      /none of the users/,
    ],
  ])('this is detected %s, with the reason', (_, platform, choice, why) => {
    const machine = thisMachine(platform, choice)
    expect(machine.canRun ? 'it can' : machine.why).toMatch(why)
  })

  it('PGlite is used, and the database says what that means', async () => {
    const at = home()
    await using database = await at.held({ machine: thisMachine({ ...linux, musl: true }, me) })
    expect(database.kind).toBe('pglite')
    expect(database.notes.join(' ')).toMatch(/PostgreSQL cannot run here: .*musl.*Give a DATABASE_URL/)
    await expect(at.open({ engine: 'pglite' })).rejects.toThrow(
      /pglite is open in another process, and only one at a time may use this kind of database/,
    )
  })

  it('what PGlite has stored is there the next time', async () => {
    const at = home()
    const first = await at.open({ engine: 'pglite' })
    await store(first, 5)
    await first.close()
    await using again = await at.held({ engine: 'pglite' })
    expect(await stored(again)).toEqual([5])
  })

  it.each([
    ['root:x:0:0::/:/x\nnobody:x:65534:65534::/:/x\npostgres:x:101:104::/:/x', 'postgres'],
    ['nobody:x:65534:65534::/:/x\npostgres:x:101:104::/:/x\nrhetor:x:999:999::/:/x', 'rhetor'],
    ['nobody:x:65534:65534::/:/x', 'nobody'],
  ])('root of %j runs it as %s', (passwd, name) => {
    expect(chooseRunAs(0, true, passwd)).toMatchObject({ possible: true, runAs: { name } })
  })
})

let homes = 0

type More = Partial<Parameters<typeof openDatabase>[0]>

/** A RHETOR_HOME of a test's own; whatever still runs at the end of all tests is stopped then. */
function home(always: More = {}) {
  homes += 1
  const name = join(inject('runFolder'), `home-${process.pid}-${homes}`)
  const options = { home: name, othersRoot: `${name}-others` }
  const events: { event: string; fields: Record<string, unknown> }[] = []
  const note = (event: string, fields = {}) => void events.push({ event, fields })
  const log: Log = { info: note, warn: note, error: note }
  const open = (more: More = {}) => openDatabase({ ...options, connections: 3, log, ...always, ...more })
  const folder = () => {
    const { folder: elsewhere } = JSON.parse(readFileSync(join(name, 'database.json'), 'utf8')) as { folder?: string }
    return elsewhere ?? join(name, 'database')
  }
  const pidFile = () => join(folder(), 'postmaster.pid')
  return {
    options,
    open,
    folder,
    held: async (more?: More) => {
      const database = await open(more)
      return { ...database, [Symbol.asyncDispose]: () => database.close() }
    },
    pid: () => Number(readFileSync(pidFile(), 'utf8').split('\n')[0]),
    until: (wanted: string) =>
      expect.poll(() => events.some(({ event }) => event === wanted), { timeout: 10_000 }).toBe(true),
    running: () => existsSync(pidFile()),
    events: (wanted: string) => events.filter(({ event }) => event === wanted).map(({ fields }) => fields),
  }
}

async function store({ pool }: Pick<Database, 'pool'>, id: number): Promise<void> {
  await pool.query('create table if not exists stored (id integer primary key)')
  await pool.query('insert into stored (id) values ($1)', [id])
}

async function stored({ pool }: Pick<Database, 'pool'>): Promise<number[]> {
  const { rows } = await pool.query<{ there: boolean }>(`select to_regclass('stored') is not null as there`)
  if (!rows[0]?.there) return []
  const found = await pool.query<{ id: number }>('select id from stored order by id')
  return found.rows.map(({ id }) => id)
}

function canMount(): boolean {
  if (!isRoot) return false
  const probe = join('/tmp', `rhetor-mount-${process.pid}`)
  mkdirSync(probe)
  try {
    mounted(probe, '1m')[Symbol.dispose]()
    return true
  } catch {
    return false
  } finally {
    rmSync(probe, { recursive: true })
  }
}

/** A small disk. */
function mounted(folder: string, size: string) {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=711`, 'tmpfs', folder], { stdio: 'ignore' })
  return {
    grow: (larger: string) => execFileSync('mount', ['-o', `remount,size=${larger}`, folder]),
    [Symbol.dispose]: () => execFileSync('umount', ['-l', folder]),
  }
}
