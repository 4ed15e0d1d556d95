import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { textOf, withLock } from '@rhetor/client/node'
import pg from 'pg'
import { inject } from 'vitest'
import { freePort } from '../../../../test/support/free-port.ts'
import { thisMachine } from '../../src/db/embedded/machine.ts'
import { runAsHere } from '../../src/db/embedded/run-as.ts'

/** A server that the test files of a run share; it is started by the first that wants it, and stopped with the run. */
export interface TestServer {
  readonly port: number
  readonly password: string
}

export const user = 'rhetor'

/** The newest PostgreSQL, whose programs come from npm. */
export function npmPostgres(): Promise<TestServer> {
  const machine = thisMachine()
  if (!machine.canRun) throw new Error(machine.why)
  return shared('postgres-18', () => startPostgres('postgres-18', join(machine.programs, 'bin')))
}

const debianPrograms = '/usr/lib/postgresql/15/bin'

export const noDebianPostgres = existsSync(debianPrograms) ? undefined : 'Debian’s postgresql-15 is not installed'

/** The oldest PostgreSQL that is promised. */
export function debianPostgres(): Promise<TestServer> {
  return shared('postgres-15', () => startPostgres('postgres-15', debianPrograms))
}

const bouncerProgram = '/usr/sbin/pgbouncer'

export const noBouncer = existsSync(bouncerProgram) ? undefined : 'Debian’s pgbouncer is not installed'

/** PgBouncer in transaction mode, in front of the newest PostgreSQL. */
export function bouncer(): Promise<TestServer> {
  return shared('pgbouncer', async () => startBouncer(await npmPostgres()))
}

async function shared(name: string, start: () => Promise<TestServer>): Promise<TestServer> {
  const folder = join(inject('runFolder'), 'servers')
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  const noted = join(folder, `${name}.json`)
  return withLock(
    noted,
    async () => {
      const known = await textOf(noted)
      if (known) return JSON.parse(known) as TestServer
      const server = await start()
      writeFileSync(noted, JSON.stringify(server))
      return server
    },
    { timeoutMs: 60_000 },
  )
}

async function startPostgres(name: string, programs: string): Promise<TestServer> {
  const folder = ownFolder(name)
  const password = 'a-test'
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password)
  const data = join(folder, 'data')
  const { options } = owner(folder)
  const auth = ['-U', user, '-E', 'UTF8', '--no-locale', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '--no-sync']
  execFileSync(join(programs, 'initdb'), ['-D', data, ...auth], { ...options, stdio: 'ignore' })
  const port = await freePort()
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'fsync=off',
    'deadlock_timeout=20ms',
  ]
  const flags = settings.flatMap((setting) => ['-c', setting])
  const child = spawn(join(programs, 'postgres'), ['-D', data, '-p', String(port), ...flags], {
    ...options,
    detached: true,
    stdio: 'ignore',
  })
  child.unref()
  const server = { port, password }
  await untilItAnswers(server)
  return server
}

async function startBouncer(behind: TestServer): Promise<TestServer> {
  const folder = ownFolder('pgbouncer')
  const port = await freePort()
  writeFileSync(join(folder, 'users.txt'), `"${user}" "${behind.password}"\n`)
  writeFileSync(
    join(folder, 'pgbouncer.ini'),
    `[databases]
* = host=127.0.0.1 port=${behind.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${folder}/users.txt
pidfile = ${folder}/pgbouncer.pid
pool_mode = transaction
default_pool_size = 5
max_client_conn = 200
`,
  )
  const { options } = owner(folder)
  const child = spawn(bouncerProgram, [join(folder, 'pgbouncer.ini')], { ...options, detached: true, stdio: 'ignore' })
  child.unref()
  const server = { port, password: behind.password }
  await untilItAnswers(server)
  return server
}

function ownFolder(name: string): string {
  const folder = join(inject('runFolder'), 'servers', name)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { uid, gid } = owner(folder)
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid)
  return folder
}

/** These programs refuse root, so there they run as another user. */
function owner(folder: string) {
  const choice = runAsHere()
  const runAs = choice.possible ? choice.runAs : undefined
  const ids = runAs ? { uid: runAs.uid, gid: runAs.gid } : { uid: undefined, gid: undefined }
  return { ...ids, options: { cwd: folder, env: { LC_ALL: 'C' }, ...(runAs && { uid: runAs.uid, gid: runAs.gid }) } }
}

async function untilItAnswers({ port, password }: TestServer): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const client = new pg.Client({ host: '127.0.0.1', port, user, password, database: 'postgres' })
    client.on('error', () => {})
    try {
      await client.connect()
      return
    } catch (error) {
      if (attempt === 500) throw error
      await sleep(20)
    } finally {
      await client.end().catch(() => {})
    }
  }
}
