import { checkClockTime, type Micros } from './time.ts'

/** The time of a sandbox: by default the machine's; it can be moved forward or stopped. A clock that is made for a time stands there until it runs. */
export class SandboxClock {
  readonly #realNow: () => number
  #offset = 0
  #frozenAt: Micros | undefined
  #latest: Micros
  readonly #listeners = new Set<() => void>()

  constructor({
    at,
    latest = 0,
    realNow = Date.now,
  }: { readonly at?: Micros | undefined; readonly latest?: Micros | undefined; readonly realNow?: () => number } = {}) {
    this.#frozenAt = at
    this.#latest = latest
    this.#realNow = realNow
  }

  /** The time now. */
  now(): Micros {
    return this.#frozenAt ?? this.#realNow() * 1000 + this.#offset
  }

  /** The time now, later than every time given before: nothing happens twice in the same microsecond. */
  tick(): Micros {
    this.#latest = Math.max(this.now(), this.#latest + 1)
    return this.#latest
  }

  /** The latest time that `tick` has given. */
  get latest(): Micros {
    return this.#latest
  }

  get isFrozen(): boolean {
    return this.#frozenAt !== undefined
  }

  freeze(): void {
    this.#frozenAt ??= this.now()
    this.#tell()
  }

  run(): void {
    if (this.#frozenAt === undefined) return
    this.#offset = this.#frozenAt - this.#realNow() * 1000
    this.#frozenAt = undefined
    this.#tell()
  }

  /** Moves the time forward to a moment. A moment that has passed changes nothing, since the order of what happened must stay. */
  moveTo(at: Micros): void {
    checkClockTime(at)
    if (at <= this.now()) return
    if (this.#frozenAt !== undefined) this.#frozenAt = at
    else this.#offset = at - this.#realNow() * 1000
    this.#tell()
  }

  /** Calls back whenever the clock is moved, stopped or started. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
