import type { AgentWrites } from '../acts/agent.ts'
import { agentChanges, agentWrites, ownerMerges } from '../acts/agent.ts'
import type { CustomerWrites } from '../acts/customer.ts'
import { customerAnswersSurvey, customerWrites } from '../acts/customer.ts'
import { resetUserKey } from '../acts/keys.ts'
import { type Fact, facts } from '../facts.ts'
import { type FaultRule, Faults } from '../http/faults.ts'
import type { RateLimiter, RateMode } from '../http/rate.ts'
import { Problem } from '../problem.ts'
import { listScenarios, loadScenario, type ScenarioName } from '../scenarios/registry.ts'
import type { Scheduler } from '../scheduler/scheduler.ts'
import type { AppDoc } from '../store/documents.ts'
import { parseMoment, toText } from '../time.ts'
import type { World } from '../world.ts'

/** A request as it came, and what it was answered. */
export interface LoggedRequest {
  readonly id: number
  readonly at: string
  readonly method: string
  readonly path: string
  readonly status: number
  readonly request: string | null
  readonly response: string | null
}

// older requests are forgotten, so that a long run does not fill the memory
const remembered = 1_000

interface ControlOptions {
  readonly scheduler: Scheduler
  /** Brings the account back to how it began, where that is possible. */
  readonly reset: (() => void) | undefined
}

/** Everything one can do to a sandbox beside its API; each command is an address below `/__sandbox`. */
export class Control {
  readonly faults = new Faults()
  readonly requests: LoggedRequest[] = []
  /** The last answers to reads, by address, for faults that answer with stale ones. */
  readonly answers = new Map<string, string>()
  readonly #world: World
  readonly #rates: RateLimiter
  readonly #scheduler: Scheduler
  readonly #snapshots = new Map<string, Uint8Array>()
  readonly #reset: (() => void) | undefined
  /** Aborts slow faults when the sandbox is closed. */
  readonly closing = new AbortController()
  #nextRequest = 1

  constructor(world: World, rates: RateLimiter, { scheduler, reset }: ControlOptions) {
    this.#world = world
    this.#rates = rates
    this.#scheduler = scheduler
    this.#reset = reset
  }

  logRequest(request: Omit<LoggedRequest, 'id' | 'at'>): void {
    this.requests.push({ ...request, id: this.#nextRequest++, at: toText(this.#world.clock.now()) })
    if (this.requests.length > remembered) this.requests.shift()
  }

  /** What can be done, by address. */
  readonly commands = {
    reset: () => {
      if (!this.#reset) {
        throw new Problem(409, 'This account began with too much to keep a copy of: start the sandbox again instead.')
      }
      this.#reset()
      this.#world.tasks.onChange()
      this.faults.clear()
      this.#rates.reset()
      this.requests.length = 0
      return {}
    },
    snapshot: ({ name = 'default' }: { name?: string }) => {
      this.#snapshots.set(name, this.#world.store.snapshot())
      return { name }
    },
    restore: ({ name = 'default' }: { name?: string }) => {
      const snapshot = this.#snapshots.get(name)
      if (!snapshot) throw new Problem(404, `There is no snapshot ${name}.`)
      this.#world.store.restore(snapshot)
      this.#world.tasks.onChange()
      return { name }
    },
    clock: () => this.#clock(),
    'clock/freeze': () => {
      this.#world.clock.freeze()
      return this.#clock()
    },
    'clock/run': () => {
      this.#world.clock.run()
      return this.#clock()
    },
    'clock/advance': async ({ ms }: { ms: number }) => {
      if (!(ms >= 0)) throw new Problem(400, 'ms must be 0 or more.')
      await this.#scheduler.moveTo(this.#world.clock.now() + ms * 1000)
      return this.#clock()
    },
    'clock/move': async ({ to }: { to: string }) => {
      const at = parseMoment(to)
      if (at === undefined || at < this.#world.clock.now())
        throw new Problem(400, 'to must be a moment that is still to come.')
      await this.#scheduler.moveTo(at)
      return this.#clock()
    },
    settle: async () => {
      await this.#scheduler.settled()
      return this.#clock()
    },
    'customer/writes': (act: CustomerWrites) => customerWrites(this.#world, act),
    'customer/answers-survey': (act: { ticket_id: number; score: number; comment?: string }) =>
      customerAnswersSurvey(this.#world, act),
    'agent/writes': (act: AgentWrites) => agentWrites(this.#world, act),
    'agent/changes': (act: Parameters<typeof agentChanges>[1]) => agentChanges(this.#world, act),
    'tickets/merge': (act: { source_id: number; target_id: number }) => ownerMerges(this.#world, act),
    tasks: () =>
      this.#world.store
        .select('tasks', { orderBy: 'due, id', limit: 1_000 })
        .map(({ failed_datetime = null, error = null, ...task }) => ({ ...task, failed_datetime, error })),
    outbox: () => this.#world.store.select('outbox', { orderBy: 'id DESC', limit: 1_000 }),
    deliveries: () => this.#world.store.select('deliveries', { orderBy: 'id DESC', limit: 1_000 }),
    requests: () => this.requests,
    faults: () => this.faults.list(),
    'faults/add': (rule: FaultRule) => this.faults.add(rule),
    'faults/clear': () => {
      this.faults.clear()
      return {}
    },
    /** Addresses nothing can be delivered to, and why; `*` is everybody. */
    undeliverable: (addresses: Record<string, string>) => {
      this.#world.store.setFact('undeliverable', addresses)
      return addresses
    },
    rate: ({ mode, bucket, used }: { mode?: RateMode; bucket?: string; used?: number }) => {
      if (mode !== undefined) this.#rates.mode = mode
      if (used !== undefined) this.#rates.fill(bucket ?? 'key:1', used)
      return { mode: this.#rates.mode }
    },
    'apps/register': ({ name, redirect_uris }: { name: string; redirect_uris: string[] }): AppDoc => {
      const app: AppDoc = {
        id: this.#world.newId('apps'),
        client_id: this.#world.secrets.hex(12),
        client_secret: this.#world.secrets.hex(24),
        name,
        redirect_uris,
      }
      return this.#world.store.insert('apps', app)
    },
    'keys/reset': (act: { user_id?: number }) => resetUserKey(this.#world, act),
    scenarios: () => listScenarios(),
    'scenarios/load': ({ name }: { name: ScenarioName }) =>
      loadScenario({ world: this.#world, faults: this.faults, rates: this.#rates }, name),
    /** Where it may differ from the real service: guesses and gaps. */
    differences: () =>
      Object.entries<Fact>(facts)
        .map(([id, fact]) => ({ id, ...fact }))
        .filter(({ sure, gap }) => sure === 'guess' || gap !== undefined),
    counts: () => {
      const count = (table: 'tickets' | 'messages' | 'customers' | 'events') => this.#world.store.count(table)
      return {
        tickets: count('tickets'),
        messages: count('messages'),
        customers: count('customers'),
        events: count('events'),
      }
    },
  }

  knows(name: string): boolean {
    return Object.hasOwn(this.commands, name)
  }

  /** Answers a request below `/__sandbox`. */
  async answer(name: string, input: unknown): Promise<unknown> {
    const commands = this.commands as unknown as Record<string, (input: unknown) => unknown>
    if (!this.knows(name)) {
      throw new Problem(404, `There is no /__sandbox/${name}. There are: ${Object.keys(commands).join(', ')}.`)
    }
    const result = await commands[name]?.(input)
    await this.#scheduler.settled()
    return result
  }

  #clock(): { now: string; frozen: boolean } {
    return { now: toText(this.#world.clock.now()), frozen: this.#world.clock.isFrozen }
  }
}

/** Commands that change nothing: a GET, which a browser or a crawler may make on its own, does nothing else. */
export const reads: readonly (keyof Commands)[] = [
  'clock',
  'tasks',
  'outbox',
  'deliveries',
  'requests',
  'faults',
  'counts',
  'differences',
  'scenarios',
]

/** What each command takes and returns, for its typed client. */
export type Commands = Control['commands']
