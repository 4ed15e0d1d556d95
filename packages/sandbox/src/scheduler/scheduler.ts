import type { SandboxClock } from '../clock.ts'
import { checkClockTime, type Micros } from '../time.ts'
import type { Network } from '../webhooks/deliver.ts'
import type { World } from '../world.ts'
import { runDueTasks } from './run-due.ts'

interface Runnable {
  readonly world: World
  readonly network: Network
}

// what setTimeout can count to
const longestTimerMs = 2 ** 31 - 1

/** Runs tasks when their time comes. */
export class Scheduler {
  #runnables: readonly Runnable[] = []
  readonly #clock: SandboxClock
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()
  #isStopped = false
  #stopListening = () => {}

  constructor(clock: SandboxClock) {
    this.#clock = clock
  }

  start(runnables: readonly Runnable[]): void {
    this.#runnables = runnables
    this.#stopListening = this.#clock.onChange(() => this.#schedule())
    for (const { world } of this.#runnables) world.tasks.onChange = () => this.#schedule()
    this.#schedule()
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    this.#stopListening()
    clearTimeout(this.#timer)
    await this.#running
  }

  /** Resolves when everything that is due has happened. */
  settled(): Promise<void> {
    return this.#inTurn(() => this.#runDue())
  }

  /** Reads something while no task is running, such as a webhook that was sent and is not recorded yet. */
  whenSettled<Result>(read: () => Result): Promise<Result> {
    return this.#inTurn(async () => {
      await this.#runDue()
      return read()
    })
  }

  /** Moves the clock there; what becomes due on the way happens at its own time. */
  moveTo(at: Micros): Promise<void> {
    return this.#inTurn(async () => {
      checkClockTime(at)
      for (let due = this.#nextDue(); due <= at; due = this.#nextDue()) {
        this.#clock.moveTo(due)
        await this.#runDue()
        if (this.#isStopped) return
      }
      this.#clock.moveTo(at)
    })
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#running.then(work)
    this.#running = done.then(
      () => {},
      () => {},
    )
    return done
  }

  async #runDue(): Promise<void> {
    for (const { world, network } of this.#runnables) if (!this.#isStopped) await runDueTasks(world, network)
  }

  #nextDue(): Micros {
    return Math.min(...this.#runnables.map(({ world }) => world.tasks.nextDue() ?? Number.POSITIVE_INFINITY))
  }

  #schedule(): void {
    clearTimeout(this.#timer)
    if (this.#isStopped) return
    const due = this.#nextDue()
    if (due === Number.POSITIVE_INFINITY) return
    const waitMs = Math.max(0, Math.ceil((due - this.#clock.now()) / 1000))
    // a stopped clock never gets there by itself
    if (this.#clock.isFrozen && waitMs > 0) return
    this.#timer = setTimeout(() => void this.settled().then(() => this.#schedule()), Math.min(waitMs, longestTimerMs))
    // the sandbox alone does not keep a test run alive
    this.#timer.unref()
  }
}
