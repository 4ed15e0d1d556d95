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

// longer than a local receiver needs, and much shorter than the timeout of a webhook call
const patienceMs = 1_000

/**
 * Runs tasks when their time comes. A webhook that is being called may itself call for more: several runs can be in
 * progress at once, and none waits for a run that itself waits for a caller (that would deadlock).
 */
export class Scheduler {
  #runnables: readonly Runnable[] = []
  readonly #clock: SandboxClock
  #timer: NodeJS.Timeout | undefined
  readonly #runs = new Set<Promise<void>>()
  /** The run that the timer began: nobody waits for its end. */
  #unawaited: Promise<void> | undefined
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
    await this.#ended()
  }

  /** Does what is due, and resolves when it has happened. */
  async runDue(): Promise<void> {
    await this.#patiently()
    await this.#run(() => this.#runAllDue())
  }

  /** Resolves when everything that is due has happened, and what the timer began as well. */
  async settled(): Promise<void> {
    await this.#unawaited
    await this.runDue()
  }

  /** Reads something while no task is running, such as a webhook that was sent and is not recorded yet. */
  async whenSettled<Result>(read: () => Result): Promise<Result> {
    do {
      await this.#ended()
      await this.runDue()
    } while (this.#runs.size > 0)
    return read()
  }

  /** Moves the clock there; what becomes due on the way happens at its own time. */
  async moveTo(at: Micros): Promise<void> {
    checkClockTime(at)
    await this.#patiently()
    await this.#run(async () => {
      for (let due = this.#nextDue(); due <= at; due = this.#nextDue()) {
        this.#clock.moveTo(due)
        await this.#runAllDue()
        if (this.#isStopped) return
      }
      this.#clock.moveTo(at)
    })
  }

  /**
   * Waits for what the timer began, so that things happen one after the other. But the receiver of a webhook may be
   * waiting for this very command, and nobody can tell: after a while it goes on.
   */
  async #patiently(): Promise<void> {
    if (!this.#unawaited) return
    let timer: NodeJS.Timeout | undefined
    const outOfPatience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patienceMs)
    })
    await Promise.race([this.#unawaited, outOfPatience])
    clearTimeout(timer)
  }

  async #run(work: () => Promise<void>): Promise<void> {
    const run = work()
    this.#runs.add(run)
    try {
      await run
    } finally {
      this.#runs.delete(run)
      this.#schedule()
    }
  }

  /** Resolves when no run is under way, whoever waits for it. */
  async #ended(): Promise<void> {
    while (this.#runs.size > 0) await Promise.allSettled(this.#runs)
  }

  async #runAllDue(): Promise<void> {
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
    this.#timer = setTimeout(() => void this.#runAlone(), Math.min(waitMs, longestTimerMs))
    // the sandbox alone does not keep a test run alive
    this.#timer.unref()
  }

  /** Called by the timer. A run in progress already does what is due, and sets the timer again when it ends. */
  async #runAlone(): Promise<void> {
    if (this.#runs.size > 0) return
    this.#unawaited = this.#run(() => this.#runAllDue()).finally(() => {
      this.#unawaited = undefined
    })
    await this.#unawaited
  }
}
