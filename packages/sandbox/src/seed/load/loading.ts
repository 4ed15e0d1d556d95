import type { EventType } from '@rhetor/contract'
import type { Documents } from '../../store/documents.ts'
import type { TableName } from '../../store/tables.ts'
import { type Micros, toText } from '../../time.ts'
import type { World } from '../../world.ts'
import type { Key, RefKind } from '../demo/keys.ts'
import { History } from '../history.ts'

export type Kind = RefKind | 'customer' | 'macro' | 'rule' | 'ticket' | 'survey'

/** What the parts of the loader share: the account, its history, and the id of each key. */
export class Loading {
  readonly world: World
  readonly history: History
  /** Who set the account up. */
  adminId = 0
  readonly #now: Micros
  readonly #opened: Micros
  readonly #ids = new Map<string, number>()

  constructor(world: World, openedMinutesAgo: number) {
    this.world = world
    this.history = new History(world)
    this.#now = world.clock.now()
    this.#opened = this.micros(openedMinutesAgo)
  }

  micros(minutesAgo: number): Micros
  micros(minutesAgo: number | null): Micros | null
  micros(minutesAgo: number | null): Micros | null {
    return minutesAgo === null ? null : this.#now - Math.round(minutesAgo * 60_000_000)
  }

  at(minutesAgo: number): string
  at(minutesAgo: number | null): string | null
  at(minutesAgo: number | null): string | null {
    return minutesAgo === null ? null : toText(this.micros(minutesAgo))
  }

  readonly idOf = (kind: Kind, key: Key): number => {
    const id = this.#ids.get(`${kind}/${key}`)
    if (id === undefined) throw new Error(`the demo has no ${kind} ${key}`)
    return id
  }

  idOrNull(kind: Kind, key: Key | null): number | null {
    return key === null ? null : this.idOf(kind, key)
  }

  name(kind: Kind, key: Key, id: number): void {
    this.#ids.set(`${kind}/${key}`, id)
  }

  /** Stores a document in the place of one that a fresh account has, or as a new one. */
  place<Table extends TableName>(
    table: Table,
    found: Documents[Table] | undefined,
    doc: (id: number) => Documents[Table],
  ): Documents[Table] {
    if (found) return this.world.store.put(table, doc(found.id))
    return this.world.store.insert(table, doc(this.world.newId(table)))
  }

  /** Logs that somebody set this up; what an account is opened with leaves no event. */
  recordSetup(minutesAgo: number, type: EventType, id: number): void {
    const at = this.micros(minutesAgo)
    if (at > this.#opened) this.history.record(at, this.adminId, [[type, id]])
  }
}
