import type { Clock } from './clock.ts'

/** A signal that fires with the caller's or when time runs out; `release` it when it is no longer needed. */
export class Limit {
  readonly #clock: Clock
  readonly #outer: AbortSignal | undefined
  readonly #controller = new AbortController()
  readonly #follow = () => this.#controller.abort(this.#outer?.reason)
  #cancel = () => {}
  #expired = false

  constructor(clock: Clock, outer: AbortSignal | undefined) {
    this.#clock = clock
    this.#outer = outer
    if (outer?.aborted) this.#follow()
    else outer?.addEventListener('abort', this.#follow, { once: true })
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** Whether the time ran out, rather than the caller aborting. */
  get expired(): boolean {
    return this.#expired
  }

  /** Fires in `ms`; replaces a time that was set before. */
  set(ms: number): void {
    this.#cancel()
    if (ms === Infinity) return
    this.#cancel = this.#clock.after(ms, () => {
      this.#expired = true
      this.#controller.abort()
    })
  }

  release(): void {
    this.#outer?.removeEventListener('abort', this.#follow)
    this.#cancel()
  }
}
