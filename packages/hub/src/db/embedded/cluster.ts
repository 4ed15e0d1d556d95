import { execFile } from 'node:child_process'
import { createHash, randomBytes, randomInt } from 'node:crypto'
import { appendFile, chown, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { textOf, writePrivate } from '@rhetor/client/node'
import { DatabaseError } from '../database-error.ts'
import { readyPrograms } from './programs.ts'
import { canRun, type RunAs } from './run-as.ts'

/** A folder with the data of one PostgreSQL, and what is needed to run it. */
export interface Cluster {
  readonly folder: string
  /** Where its programs are. */
  readonly programs: string
  readonly runAs: RunAs | undefined
  readonly password: string
  /** What the server prints. */
  readonly log: string
}

export interface ClusterOptions {
  /** RHETOR_HOME. */
  readonly home: string
  /** Where folders of other users lie, since those cannot enter RHETOR_HOME; found by itself where left out. */
  readonly othersRoot?: string | undefined
  readonly programs: string
  readonly runAs: RunAs | undefined
}

export const user = 'rhetor'
/** Made together with the cluster; it has no tables of ours, so that databases can be made and dropped from it. */
export const maintenanceDatabase = 'postgres'

/** What RHETOR_HOME notes about its database, readable by its owner alone. */
interface Note {
  readonly password: string
  /** Left out where it is `database` in RHETOR_HOME. */
  readonly folder?: string
}

/** The cluster of a RHETOR_HOME; it is made where there is none. Only one process at a time may call it. */
export async function openCluster({ home, programs, runAs, ...options }: ClusterOptions): Promise<Cluster> {
  const othersRoot = options.othersRoot ?? (await rootBeside(home, runAs))
  const note = (await readNote(home)) ?? (await newNote(home, othersRoot, runAs))
  if (runAs) await openOthersRoot(othersRoot, runAs)
  const folder = note.folder ?? join(home, 'database')
  const ready = await readyPrograms(programs, runAs ? othersRoot : home, runAs)
  const cluster = { folder, programs: ready, runAs, password: note.password, log: join(home, 'database.log') }
  const version = await textOf(join(folder, 'PG_VERSION'))
  if (version === undefined) await makeCluster(cluster)
  else await check(cluster, version.trim())
  return cluster
}

/** The cluster, where there is one already. */
export async function knownFolder(home: string): Promise<string | undefined> {
  const note = await readNote(home)
  return note && (note.folder ?? join(home, 'database'))
}

function notePath(home: string): string {
  return join(home, 'database.json')
}

async function readNote(home: string): Promise<Note | undefined> {
  const text = await textOf(notePath(home))
  if (text === undefined) return undefined
  try {
    const note = JSON.parse(text) as Partial<Note>
    if (typeof note.password === 'string') return note as Note
  } catch {
    // said below
  }
  throw new DatabaseError(
    `${notePath(home)} is damaged. It holds the password of the database: put a copy of it back, or restore a backup into another RHETOR_HOME.`,
  )
}

async function newNote(home: string, othersRoot: string, runAs: RunAs | undefined): Promise<Note> {
  const inHome = join(home, 'database')
  if ((await textOf(join(inHome, 'PG_VERSION'))) !== undefined)
    throw new DatabaseError(
      `${inHome} holds a database, and its password is gone with ${notePath(home)}. Put that file back, or move the folder away to start with an empty database.`,
    )
  const note: Note = {
    password: randomBytes(24).toString('base64url'),
    ...(runAs && { folder: join(othersRoot, nameFor(home)) }),
  }
  // before the cluster, which cannot be opened without it
  await writePrivate(notePath(home), `${JSON.stringify(note, null, 2)}\n`)
  return note
}

/** Beside RHETOR_HOME, so that both are on the same disk; under /var/lib where another user cannot come that far. */
async function rootBeside(home: string, runAs: RunAs | undefined): Promise<string> {
  return (await canRun(dirname(home), runAs)) ? `${home}-database` : '/var/lib/rhetor'
}

/** The folder above those of another user: they pass through it, and see nothing of it. */
async function openOthersRoot(othersRoot: string, runAs: RunAs): Promise<void> {
  await mkdir(othersRoot, { recursive: true, mode: 0o711 })
  if (!(await canRun(othersRoot, runAs)))
    throw new DatabaseError(
      `The database runs as the user ${runAs.name}, since PostgreSQL refuses root, and ${runAs.name} cannot enter ${othersRoot}: chmod 711 it and the folders above it, or start Rhetor as another user than root.`,
    )
}

/** Two homes never share a folder, and a person sees which is which. */
function nameFor(home: string): string {
  return `${basename(home).replace(/^\.+/, '') || 'home'}-${createHash('sha256').update(home).digest('hex').slice(0, 8)}`
}

async function makeCluster(cluster: Cluster): Promise<void> {
  const { folder, runAs, password } = cluster
  const staging = `${folder}.new`
  const passwordFile = `${folder}.${randomInt(1e9)}`
  try {
    await rm(staging, { recursive: true, force: true })
    await mkdir(staging, { recursive: true, mode: 0o700 })
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' })
    if (runAs) for (const path of [staging, passwordFile]) await chown(path, runAs.uid, runAs.gid)
    await runInitdb(cluster, staging, passwordFile)
    // killed before this line, it is made anew the next time
    await rename(staging, folder)
  } catch (error) {
    throw new DatabaseError(`The database could not be made in ${folder}: ${whyNotMade(error)}.`, { cause: error })
  } finally {
    await rm(passwordFile, { force: true })
  }
}

async function runInitdb({ programs, runAs, log }: Cluster, folder: string, passwordFile: string): Promise<void> {
  const args = ['-D', folder, '-U', user, '-E', 'UTF8', '--no-locale', '-A', 'scram-sha-256', '--pwfile', passwordFile]
  const running = promisify(execFile)(join(programs, 'bin/initdb'), args, runOptions(folder, runAs))
  try {
    await running
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    await appendFile(log, stdout + stderr, { mode: 0o600 })
    throw error
  }
}

function whyNotMade(error: unknown): string {
  const { code, stderr = '', message } = error as NodeJS.ErrnoException & { stderr?: string }
  if (code === 'ENOSPC' || saysDiskFull(stderr)) return 'the disk is full'
  return (/^initdb: error: (.*?)\.?$/m.exec(stderr)?.[1] ?? reasonIn(stderr) ?? message).replace(/\.$/, '')
}

/** Some of its messages of a full disk have no other words for it than the hint. */
export function saysDiskFull(printed: string): boolean {
  return /No space left on device|Check free disk space/.test(printed)
}

/** Why a program of PostgreSQL ended, from what it printed. */
export function reasonIn(printed: string): string | undefined {
  return /(?:FATAL|PANIC): +(.*)/.exec(printed)?.[1] ?? printed.trim().split('\n').at(-1)
}

/** How PostgreSQL's programs are run: as their user, in a folder that it can enter, without the environment of ours. */
export function runOptions(folder: string, runAs: RunAs | undefined) {
  return { cwd: folder, env: { LC_ALL: 'C', TZ: 'UTC' }, ...(runAs && { uid: runAs.uid, gid: runAs.gid }) }
}

async function check({ folder, programs, runAs }: Cluster, version: string): Promise<void> {
  const ours = await majorOf(programs)
  if (version !== ours)
    throw new DatabaseError(
      `${folder} was made by PostgreSQL ${version}, and this Rhetor brings PostgreSQL ${ours}. With the Rhetor that made it: rhetor backup FILE. With this one and another RHETOR_HOME: rhetor restore FILE.`,
    )
  const { uid } = await stat(folder)
  const mine = runAs?.uid ?? process.getuid?.()
  if (mine !== undefined && uid !== mine)
    throw new DatabaseError(
      `${folder} belongs to the user id ${uid}, and the database would run as ${mine}. Start Rhetor as the user that made it, or choose another RHETOR_HOME.`,
    )
}

async function majorOf(programs: string): Promise<string> {
  const { stdout } = await promisify(execFile)(join(programs, 'bin/postgres'), ['--version'])
  return /(\d+)\.?\d*\s*$/.exec(stdout.trim())?.[1] ?? stdout.trim()
}
