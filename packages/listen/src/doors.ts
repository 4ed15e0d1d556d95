/** What is asked of every request before anything else is done with it. */
export interface Door {
  /** Under which names it is called. Anybody can make a name that points to this machine, and let a page of it in. */
  readonly hosts: 'any' | 'known'
  /** Which web pages may call: any, those of the same server, those of this machine and listed ones, or none. */
  readonly pages: 'any' | 'own' | 'listed' | 'none'
  /** Whether other sites may lead a person here, by a link or a redirect. */
  readonly isLinked: boolean
  /** `local` is this machine, or where there is a token those who show it; `bearer` is always those who show it. */
  readonly callers: 'anyone' | 'local' | 'bearer'
  /** `any` leaves it to the rows behind the door. */
  readonly methods: 'any' | readonly string[]
  readonly mostBytes: number
  /** Whether answers stay out of caches and frames. */
  readonly isPrivate: boolean
}

const kilobyte = 1024
const megabyte = 1024 * kilobyte

/** What each area of each server asks. */
export const doors = {
  /** Integrations are pointed at it under the host names they have built in. */
  sandboxApi: {
    hosts: 'any',
    pages: 'any',
    isLinked: true,
    callers: 'anyone',
    methods: 'any',
    // mail providers take about 25 MB, and a form needs a little around its files
    mostBytes: 25 * megabyte + 64 * kilobyte,
    // its headers are those of Gorgias
    isPrivate: false,
  },
  /** Part of the API: apps change their codes and tokens here, and show their secret. */
  sandboxTokens: {
    hosts: 'any',
    pages: 'any',
    isLinked: false,
    callers: 'anyone',
    methods: ['POST'],
    mostBytes: 64 * kilobyte,
    isPrivate: true,
  },
  sandboxConsent: {
    hosts: 'known',
    pages: 'own',
    isLinked: true,
    callers: 'anyone',
    methods: ['GET', 'HEAD', 'POST'],
    mostBytes: 64 * kilobyte,
    isPrivate: true,
  },
  sandboxControl: {
    hosts: 'known',
    pages: 'own',
    isLinked: false,
    callers: 'local',
    methods: 'any',
    mostBytes: 5 * megabyte,
    isPrivate: true,
  },
  startPage: {
    hosts: 'known',
    pages: 'own',
    isLinked: true,
    callers: 'local',
    methods: ['GET', 'HEAD'],
    mostBytes: 0,
    isPrivate: true,
  },
  mcp: {
    hosts: 'known',
    pages: 'listed',
    isLinked: false,
    callers: 'bearer',
    methods: ['GET', 'POST', 'DELETE'],
    mostBytes: 4 * megabyte,
    isPrivate: true,
  },
  oauthReturn: {
    hosts: 'known',
    pages: 'none',
    isLinked: true,
    callers: 'local',
    methods: ['GET'],
    mostBytes: 0,
    isPrivate: true,
  },
} as const satisfies Record<string, Door>
