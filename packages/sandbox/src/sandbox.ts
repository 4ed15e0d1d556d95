import { SandboxClock } from './clock.ts'
import type { RateMode } from './control/account.ts'
import { type ControlClient, controlClient, type Steer, steerSandbox } from './control/client.ts'
import { type CopiedSandbox, parseCopy, writeCopy } from './copy.ts'
import { Scheduler } from './scheduler/scheduler.ts'
import { checkSeed, planSeed, type Seed } from './seed/seed.ts'
import { listenOn } from './server/listen.ts'
import { createApp } from './server/server.ts'
import { CutConnection } from './server/with-faults.ts'
import type { Credentials } from './store/documents.ts'
import { openTenant, type Tenant } from './tenant.ts'
import { checkClockTime, type Micros, parseMoment, toText } from './time.ts'
import { identityFrom } from './tls/authority.ts'
import { checkKey } from './users/keys.ts'
import type { World } from './world.ts'

interface RunningOptions {
  readonly rate?: RateMode
  /** Hosts that webhooks may call besides this machine. */
  readonly allowHosts?: readonly string[]
  /** Where to listen; left out, only `fetch` reaches the sandbox. */
  readonly port?: number | undefined
  readonly host?: string
  /** Serves https under the real names; the folder keeps the authority that clients have to trust. */
  readonly tls?: string | undefined
  /** Stops the clock at the start. */
  readonly frozen?: boolean
  /** The API key of every account, the same at each start; left out, a new account gets a new one. */
  readonly apiKey?: string | undefined
  /** The token: whoever sends it may use `/__sandbox`, from other machines too. */
  readonly token?: string | undefined
  /** Names that `/__sandbox` and the consent pages answer to, beside those of this machine and `*.gorgias.com`. */
  readonly knownAs?: readonly string[] | undefined
}

export interface SandboxOptions extends RunningOptions {
  /** The account, or several, by subdomain. */
  readonly accounts?: readonly string[]
  /** What new accounts hold. */
  readonly seed?: Seed
  /** The time at which the clock starts, which makes new accounts the same each time; by default the machine's time. */
  readonly now?: Date | string | undefined
  /** Where to keep the data; left out, it lives in memory and is gone at the end. */
  readonly data?: string | undefined
  readonly from?: undefined
}

/** A sandbox that begins as another was when it was copied: its accounts with their keys, and its time. */
export interface CopiedSandboxOptions extends RunningOptions {
  /** What `copy()` of another sandbox returned. */
  readonly from: Uint8Array
  /** Moves the clock on from the copy's time; what becomes due on the way happens at its own time. */
  readonly now?: Date | string | undefined
  readonly accounts?: undefined
  readonly seed?: undefined
  readonly data?: undefined
}

/** A running sandbox, until it is closed. */
export interface Sandbox extends AsyncDisposable {
  /** Where the first account is reached; others by `/<account>` behind it, or by host name. */
  readonly url: string
  readonly account: string
  /** The certificate of the authority that clients have to trust, where there is TLS. */
  readonly ca: string | undefined
  readonly credentials: Credentials
  /** Every account, with where it is reached and how to enter. */
  readonly accounts: readonly ({ readonly account: string; readonly url: string } & Credentials)[]
  readonly clock: SandboxClock
  /** Answers a request without a network. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>
  /** Does what the API cannot: moves the clock, writes as a customer, makes things go wrong. */
  readonly control: ControlClient
  /** @deprecated `control.clock.advance` has replaced `steer('clock/advance')`. */
  readonly steer: Steer
  readonly world: (account?: string) => World
  /** Everything it holds, as bytes that others can begin from, in this process or another. */
  copy(): Promise<Uint8Array>
  /** Moves the clock and waits until everything that became due has happened. */
  advance(ms: number): Promise<void>
  close(): Promise<void>
}

const inProcessUrl = 'http://sandbox.localhost'

/** Starts a sandbox; stop it with `close()` or `await using`. */
export async function startSandbox(options: SandboxOptions | CopiedSandboxOptions = {}): Promise<Sandbox> {
  const { data, rate = 'off', seed = 'empty', allowHosts = [], host = '127.0.0.1', port, tls, token, apiKey } = options
  const { knownAs = [] } = options
  checkSeed(seed)
  if (apiKey !== undefined) checkKey(apiKey)
  const copy = options.from === undefined ? undefined : readFrom(options)
  const accounts = copy ? [...copy.stores.keys()] : (options.accounts ?? ['acme'])
  const now = options.now === undefined ? undefined : readNow(options.now)
  if (copy && now !== undefined && now < copy.now) {
    throw new RangeError(`now: the copy is of ${toText(copy.now)}, and its clock can only move forward`)
  }
  const clock = new SandboxClock({ at: copy?.now ?? now, latest: copy?.latest })
  const identity = tls === undefined ? undefined : identityFrom(tls)
  if (options.frozen) clock.freeze()
  const plan = planSeed(seed, clock.now(), now !== undefined)
  const scheduler = new Scheduler(clock)
  const tenants = new Map<string, Tenant>()
  for (const name of accounts)
    tenants.set(
      name,
      await openTenant(name, { data, copy: copy?.stores.get(name), rate, plan, clock, scheduler, apiKey }),
    )
  const [[account, first] = []] = tenants
  if (account === undefined || !first) throw new RangeError('accounts: name at least one')
  const names = [...accounts.map((name) => `${name}.gorgias.com`), host, ...knownAs]
  const app = createApp({ tenants, first: account, token, names })
  const fetchInProcess: Sandbox['fetch'] = async (input, init) => {
    try {
      return await app(new Request(input, init), {})
    } catch (error) {
      throw error instanceof CutConnection ? new TypeError('fetch failed', { cause: error }) : error
    }
  }
  // the clock stood still until everything was seeded
  if (!options.frozen) clock.run()
  const listening = port === undefined ? undefined : await listenOn(app, { port, host, identity })
  scheduler.start(
    [...tenants.values()].map((tenant) => ({ world: tenant.world, network: networkOf(tenant, allowHosts) })),
  )
  if (copy && now !== undefined) await scheduler.moveTo(now)
  const close = async () => {
    for (const { control } of tenants.values()) control.closing.abort()
    await listening?.close()
    await scheduler.stop()
    for (const { world } of tenants.values()) world.store.close()
  }
  const url = listening?.url ?? inProcessUrl
  const controlled = { url: inProcessUrl, fetch: fetchInProcess, ...(token !== undefined && { token }) }
  return {
    url,
    account,
    accounts: [...tenants].map(([name, { credentials }]) => ({ account: name, url: `${url}/${name}`, ...credentials })),
    ca: identity?.caPath,
    credentials: first.credentials,
    clock,
    fetch: fetchInProcess,
    control: controlClient(controlled),
    steer: steerSandbox(controlled),
    world: (name = account) => {
      const tenant = tenants.get(name)
      if (!tenant) throw new RangeError(`there is no account ${name}`)
      return tenant.world
    },
    copy: () =>
      scheduler.whenSettled(() =>
        writeCopy({
          now: clock.now(),
          latest: clock.latest,
          stores: new Map([...tenants].map(([name, { world }]) => [name, world.store.snapshot()])),
        }),
      ),
    advance: (ms) => scheduler.moveTo(clock.now() + ms * 1000),
    close,
    [Symbol.asyncDispose]: close,
  }
}

function readFrom(options: CopiedSandboxOptions): CopiedSandbox {
  const others = (['accounts', 'seed', 'data'] as const).filter((name) => options[name] !== undefined)
  if (others.length > 0) {
    throw new RangeError(`from: a copy brings its accounts and what is in them; leave out ${others.join(' and ')}`)
  }
  return parseCopy(options.from)
}

function readNow(now: Date | string): Micros {
  const at = typeof now === 'string' ? parseMoment(now) : now.getTime() * 1000
  if (at === undefined || Number.isNaN(at)) {
    throw new RangeError(`now: ${JSON.stringify(now)} is not a date and time such as 2026-03-11T15:00:00Z`)
  }
  checkClockTime(at)
  return at
}

function networkOf({ control }: Tenant, allowedHosts: readonly string[]) {
  return { fetch: globalThis.fetch, allowedHosts, faults: control.faults }
}
