import type { Method } from '@rhetor/contract'
import { bindMethods, type Caller } from './bind.ts'
import type { Gauge } from './budget.ts'
import { type Call, toCall } from './call.ts'
import type { Methods } from './methods.ts'
import { changeSettings, type GorgiasOptions, resolveOptions, type Settings } from './options.ts'
import { type RequestOptions, sendRaw } from './request.ts'

/** A client of one helpdesk: one method for each operation, `gorgias.tickets.update(id, change)`. */
export interface Gorgias extends Methods {
  /** The subdomain of the account, or the host of the base URL. */
  readonly accountName: string
  /** The hatch for what has no method: the same credentials, waiting and errors. */
  request<Body = unknown>(method: Method | Lowercase<Method>, path: string, options?: RequestOptions): Call<Body>
  /** Another client with other defaults and the same account, credentials and budget. */
  with(settings: Partial<Settings>): Gorgias
  /** How full the rate bucket is, and who waits. */
  gauge(): Gauge
}

export interface GorgiasConstructor {
  new (options: GorgiasOptions): Gorgias
}

class Client {
  readonly accountName: string
  readonly #caller: Caller

  constructor(options: GorgiasOptions | Caller) {
    this.#caller = 'transport' in options ? options : resolveOptions(options)
    this.accountName = this.#caller.transport.account.name
    Object.assign(this, bindMethods(this.#caller))
  }

  request<Body>(method: string, path: string, options: RequestOptions = {}): Call<Body> {
    return toCall(sendRaw(this.#caller, method, path, options)) as Call<Body>
  }

  with(settings: Partial<Settings>): Gorgias {
    const { transport, settings: base } = this.#caller
    return new Client({ transport, settings: changeSettings(settings, base) }) as unknown as Gorgias
  }

  gauge(): Gauge {
    return this.#caller.transport.budget.gauge()
  }
}

// The methods come from rows, which a class body cannot spell out.
export const Gorgias = Client as unknown as GorgiasConstructor
