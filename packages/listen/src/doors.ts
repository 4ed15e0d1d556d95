/** What is asked of every request before anything else is done with it. */
export interface Door {
  /** Host names it answers to. Anybody can point a name at this machine and call it from a page (DNS rebinding). */
  readonly hosts: 'any' | 'known'
  /** Which web pages may call: any, those of the same server, those of this machine and listed ones, or none. */
  readonly pages: 'any' | 'own' | 'listed' | 'none'
  /** Whether other sites may lead a person here, by a link or a redirect. */
  readonly isLinked: boolean
  /** `local`: this machine or, with a token set, only callers that send it; `bearer`: only callers with the token. */
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
  /** Part of the API: apps exchange codes and tokens here, and send their secret. */
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
