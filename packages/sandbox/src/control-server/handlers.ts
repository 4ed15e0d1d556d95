import type { ApiOperation } from '@rhetor/contract'
import { agentChanges, agentWrites, ownerMerges } from '../acts/agent.ts'
import { customerAnswersSurvey, customerWrites } from '../acts/customer.ts'
import { resetUserKey } from '../acts/keys.ts'
import type { AnswerOf } from '../control/client.ts'
import type { ControlOperation } from '../control/describe.ts'
import type { ControlResources } from '../control/resources.ts'
import { type Fact, facts } from '../facts.ts'
import { hideSecrets } from '../http/hide-secrets.ts'
import { Problem } from '../problem.ts'
import { listScenarios, loadScenario } from '../scenarios/registry.ts'
import { endOfTime, parseMoment, toText } from '../time.ts'
import type { World } from '../world.ts'
import type { Control } from './control.ts'

type Handler<Row> =
  Row extends ApiOperation<infer _Params, infer _Query, infer Body, infer Answer>
    ? (control: Control, input: Body) => AnswerOf<Answer> | Promise<AnswerOf<Answer>>
    : never

/** A handler for every command; a new row without one does not compile. */
type Handlers = {
  readonly [Name in keyof ControlResources]: {
    readonly [Key in keyof ControlResources[Name]]: Handler<ControlResources[Name][Key]>
  }
}

// nobody reads a longer list
const longestList = 1_000

const handlers: Handlers = {
  state: {
    reset: ({ reset, world, faults, rates, requests }) => {
      if (!reset) {
        throw new Problem(409, 'This account began with too much to keep a copy of: start the sandbox again instead.')
      }
      reset()
      world.tasks.onChange()
      faults.clear()
      rates.reset()
      requests.length = 0
      return {}
    },
    snapshot: ({ snapshots, world }, { name = 'default' }) => {
      snapshots.set(name, world.store.snapshot())
      return { name }
    },
    restore: ({ snapshots, world }, { name = 'default' }) => {
      const snapshot = snapshots.get(name)
      if (!snapshot) throw new Problem(404, `There is no snapshot ${name}.`)
      world.store.restore(snapshot)
      world.tasks.onChange()
      return { name }
    },
  },
  clock: {
    get: ({ world }) => clockOf(world),
    freeze: ({ world }) => {
      world.clock.freeze()
      return clockOf(world)
    },
    run: ({ world }) => {
      world.clock.run()
      return clockOf(world)
    },
    advance: (control, { ms }) => moveTo(control, control.world.clock.now() + Math.round(ms * 1000), 'ms'),
    move: (control, { to }) => {
      const at = parseMoment(to)
      if (at === undefined || at < control.world.clock.now())
        throw new Problem(400, 'to must be a date and time that is still to come.')
      return moveTo(control, at, 'to')
    },
    settle: async ({ scheduler, world }) => {
      await scheduler.settled()
      return clockOf(world)
    },
  },
  customer: {
    writes: ({ world }, act) => customerWrites(world, act),
    answersSurvey: ({ world }, act) => customerAnswersSurvey(world, act),
  },
  agent: {
    writes: ({ world }, act) => agentWrites(world, act),
    changes: ({ world }, act) => agentChanges(world, act),
  },
  tickets: { merge: ({ world }, act) => ownerMerges(world, act) },
  outbox: { list: ({ world }) => world.store.select('outbox', { orderBy: 'id DESC', limit: longestList }) },
  deliveries: { list: ({ world }) => world.store.select('deliveries', { orderBy: 'id DESC', limit: longestList }) },
  requests: { list: ({ requests }) => requests.map(hideSecrets) },
  tasks: {
    list: ({ world }) =>
      world.store
        .select('tasks', { orderBy: 'due, id', limit: longestList })
        .map(({ failed_datetime = null, error = null, ...task }) => ({ ...task, failed_datetime, error })),
  },
  faults: {
    list: ({ faults }) => faults.list(),
    add: ({ faults }, rule) => faults.add(rule),
    clear: ({ faults }) => {
      faults.clear()
      return {}
    },
  },
  scenarios: {
    list: () => listScenarios(),
    load: ({ world, faults, rates }, { name }) => loadScenario({ world, faults, rates }, name),
  },
  undeliverable: {
    set: ({ world }, addresses) => {
      world.store.setFact('undeliverable', addresses)
      return addresses
    },
  },
  rate: {
    set: ({ rates }, { mode, bucket = 'key:1', used }) => {
      if (mode !== undefined) rates.mode = mode
      if (used !== undefined) rates.fill(bucket, used)
      return { mode: rates.mode }
    },
  },
  apps: {
    register: ({ world }, { name, redirect_uris }) =>
      world.store.insert('apps', {
        id: world.newId('apps'),
        client_id: world.secrets.hex(12),
        client_secret: world.secrets.hex(24),
        name,
        redirect_uris,
      }),
  },
  keys: { reset: ({ world }, act) => resetUserKey(world, act) },
  counts: {
    get: ({ world: { store } }) => ({
      tickets: store.count('tickets'),
      messages: store.count('messages'),
      customers: store.count('customers'),
      events: store.count('events'),
    }),
  },
  differences: {
    list: () =>
      Object.entries<Fact>(facts)
        .map(([id, fact]) => ({ id, ...fact }))
        .filter(({ sure, gap }) => sure === 'guess' || gap !== undefined),
  },
}

type AnyHandler = (control: Control, input: unknown) => unknown

export function controlHandlerOf({ resource, key }: ControlOperation): AnyHandler {
  const found = handlers as unknown as Readonly<Record<string, Readonly<Record<string, AnyHandler>>>>
  return found[resource]?.[key] as AnyHandler
}

async function moveTo({ scheduler, world }: Control, at: number, field: string) {
  if (at > endOfTime) throw new Problem(400, `${field} leads beyond ${toText(endOfTime)}, where the clock ends.`)
  await scheduler.moveTo(at)
  return clockOf(world)
}

function clockOf({ clock }: World): { now: string; frozen: boolean } {
  return { now: toText(clock.now()), frozen: clock.isFrozen }
}
