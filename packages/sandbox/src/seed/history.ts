import type { EventType } from '@rhetor/contract'
import { type Micros, toText } from '../time.ts'
import type { World } from '../world.ts'

/** An event of the audit log, without its time and user. */
export type LogLine = readonly [type: EventType, objectId: number, data?: Record<string, unknown>]

interface Entry {
  readonly at: Micros
  readonly write: () => void
}

/** What happened before now: added in any order, written in the order of time, as ids grow. */
export class History {
  readonly world: World
  #entries: Entry[] = []
  #contexts = 0

  constructor(world: World) {
    this.world = world
  }

  add(at: Micros, write: () => void): void {
    this.#entries.push({ at, write })
  }

  /** Adds what one request did. */
  record(at: Micros, userId: number | null, lines: readonly LogLine[]): void {
    this.add(at, () => this.log(at, userId, lines))
  }

  /** Writes lines of the log at once, all in one context. */
  log(at: Micros, userId: number | null, lines: readonly LogLine[]): void {
    const context = contextOf(this.#contexts++)
    const created_datetime = toText(at)
    for (const [type, object_id, data = null] of lines) {
      this.world.log({ context, created_datetime, data, object_id, type, user_id: userId })
    }
  }

  /** Writes what happened before that moment, or everything. */
  writeUntil(end: Micros = Number.POSITIVE_INFINITY): void {
    const entries = this.#entries.toSorted((one, other) => one.at - other.at)
    const later = entries.findIndex(({ at }) => at >= end)
    const count = later === -1 ? entries.length : later
    this.#entries = entries.slice(count)
    for (const { write } of entries.slice(0, count)) write()
  }
}

// looks like any other, and is the same each time the account is filled
function contextOf(position: number): string {
  const part = (salt: number) => (Math.imul(position + salt, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0')
  const [left, right] = [part(1), part(0x5bd1e995)]
  const last = position.toString(16).padStart(4, '0').slice(-4)
  return `${left}-${right.slice(0, 4)}-4${right.slice(5)}-8${left.slice(0, 3)}-${right}${last}`
}
