import type { Method } from '@rhetor/contract'
import { bindMethods } from './bind.ts'
import type { Gauge } from './budget.ts'
import { type Call, callOf } from './call.ts'
import type { Methods } from './methods.ts'
import { type Caller, changeSettings, type GorgiasOptions, resolveOptions, type Settings } from './options.ts'
import type { Prepared } from './prepare.ts'
import { prepareRequest, type RequestOptions } from './request.ts'

/** A client of one helpdesk: one method for each operation, `gorgias.tickets.update(id, change)`. */
export interface Gorgias extends Methods {
  /** The subdomain of the account, or the host of the base URL. */
  readonly accountName: string
  /** A request to any path, for what has no method: with the same credentials, rate budget, retries and errors. */
  request<Body = unknown>(method: Method | Lowercase<Method>, path: string, options?: RequestOptions): Call<Body>
  /** Sends what `prepare` or `prepareRequest` made. */
  send<Sent>(prepared: Prepared<Sent>, options?: { readonly signal?: AbortSignal | undefined }): Sent
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
    return callOf(() => this.send(prepareRequest(method as Method, path, options))) as Call<Body>
  }

  send<Sent>(prepared: Prepared<Sent>, { signal }: { signal?: AbortSignal | undefined } = {}): Sent {
    return prepared.begin(this.#caller, signal)
  }

  with(settings: Partial<Settings>): Gorgias {
    const { transport, settings: base } = this.#caller
    return new Client({ transport, settings: changeSettings(settings, base) }) as unknown as Gorgias
  }

  gauge(): Gauge {
    return this.#caller.transport.budget.gauge()
  }
}

// the methods are made from rows, which a class declaration cannot express
export const Gorgias = Client as unknown as GorgiasConstructor
