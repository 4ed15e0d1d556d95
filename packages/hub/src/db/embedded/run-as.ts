import { constants, readFileSync } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { dirname } from 'node:path'

/** A user of this machine. */
export interface RunAs {
  readonly uid: number
  readonly gid: number
  readonly name: string
}

/** The user that PostgreSQL runs as: this process's own unless that is root, which PostgreSQL refuses. */
export type RunAsChoice =
  | { readonly possible: true; readonly runAs: RunAs | undefined }
  | { readonly possible: false; readonly why: string }

// a user made for it first; the last one is everywhere
const others = ['rhetor', 'postgres', 'nobody']

export function chooseRunAs(uid: number | undefined, hasEntry: boolean, passwd: string): RunAsChoice {
  if (uid === 0) {
    const entries = usersIn(passwd)
    const runAs = others.flatMap((name) => entries.find((entry) => entry.name === name) ?? [])[0]
    if (runAs) return { possible: true, runAs }
    return no(`PostgreSQL does not run as root, and there is none of the users ${others.join(', ')}`)
  }
  if (!hasEntry) return no(`the user id ${uid} has no entry in /etc/passwd, and PostgreSQL does not start without one`)
  return { possible: true, runAs: undefined }
}

/** The same for this process. */
export function runAsHere(): RunAsChoice {
  const uid = process.getuid?.()
  return chooseRunAs(uid, hasEntry(), uid === 0 ? passwdFile() : '')
}

/** Whether a user may run a program, or enter a folder: every folder above it has to be open too. */
export async function canRun(path: string, runAs: RunAs | undefined): Promise<boolean> {
  if (!runAs)
    return access(path, constants.X_OK).then(
      () => true,
      () => false,
    )
  for (let at = path; ; at = dirname(at)) {
    const { mode, uid, gid } = await stat(at)
    const bits = uid === runAs.uid ? mode >> 6 : gid === runAs.gid ? mode >> 3 : mode
    if ((bits & 1) === 0) return false
    if (dirname(at) === at) return true
  }
}

function no(why: string): RunAsChoice {
  return { possible: false, why }
}

function usersIn(passwd: string): RunAs[] {
  return passwd.split('\n').flatMap((line) => {
    const [name = '', , uid, gid] = line.split(':')
    return uid && gid && Number(uid) > 0 ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}

function hasEntry(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

function passwdFile(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8')
  } catch {
    return ''
  }
}
