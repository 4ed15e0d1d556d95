import { type Clock, type Gorgias, type List, prepare, systemClock, type User } from '@rhetor/client'
import type { Operation } from '@rhetor/contract'
import { createDirectory, type Directory } from './directory.ts'
import type { Files } from './files.ts'
import { type OnceKeys, onceKeysInMemory } from './once-keys.ts'

/** The progress of a long action. */
export interface Progress {
  /** `tickets read` */
  readonly what: string
  readonly done: number
  /** Undefined where the number is not known. */
  readonly total?: number | undefined
}

export interface SessionOptions {
  readonly gorgias: Gorgias
  readonly clock?: Clock
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: Progress) => void) | undefined
  /** Where files may be read and written; left out, actions that need one refuse. */
  readonly files?: Files | undefined
  /** Keeps two runs of the same send apart; by default among the users of this session. */
  readonly onceKeys?: OnceKeys | undefined
}

/** What actions run with: one user of one account. */
export interface Session {
  readonly gorgias: Gorgias
  readonly clock: Clock
  readonly signal: AbortSignal | undefined
  readonly files: Files | undefined
  readonly onceKeys: OnceKeys
  /** People, teams, tags, fields and integrations by name; read once and kept for a minute. */
  readonly directory: Directory
  progress(progress: Progress): void
  /** Calls an operation by its row. */
  call(row: Operation, args: readonly unknown[]): Promise<unknown>
  /** A list by its row; nothing is sent before it is read. */
  list(row: Operation, args: readonly unknown[]): List<unknown>
  /** The user whose credentials these are. */
  me(): Promise<User>
  /** The same session with another signal, clock or listener. */
  with(change: Partial<Omit<SessionOptions, 'gorgias'>>): Session
}

export function createSession(options: SessionOptions): Session {
  const { gorgias, clock = systemClock, onceKeys = onceKeysInMemory() } = options
  return build({ ...options, onceKeys }, createDirectory(gorgias, clock))
}

function build(options: SessionOptions & { readonly onceKeys: OnceKeys }, directory: Directory): Session {
  const { gorgias, clock = systemClock, signal, onProgress, files, onceKeys } = options
  return {
    gorgias,
    clock,
    signal,
    files,
    onceKeys,
    directory,
    progress: (progress) => onProgress?.(progress),
    call: async (row, args) => gorgias.send(prepare(row, args)),
    list: (row, args) => gorgias.send(prepare(row, args)) as List<unknown>,
    me: directory.me,
    // people and tags do not depend on signal or clock: the directory is shared
    with: (change) => build({ ...options, ...change, onceKeys: change.onceKeys ?? onceKeys }, directory),
  }
}
