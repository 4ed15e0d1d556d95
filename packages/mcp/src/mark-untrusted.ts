// Fields with names chosen by colleagues, customers or apps, in results that otherwise hold our own text.
const givenByOthers = new Set(['tags', 'team', 'changed', 'skipped', 'empty_variables', 'external_id', 'did', 'steps'])

// what shops say about orders: titles of products, names of carriers
const writtenByApps = new Set(['orders'])

// words that the API checks for us, but may hold anything in old accounts
const words = new Set(['language', 'timezone', 'status', 'priority', 'channel', 'type'])
const isWord = /^[\w/+.-]*$/

/** Moves such names under `untrusted` of the object that has them; what is there already stays. */
export function markUntrusted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(markUntrusted)
  if (typeof value !== 'object' || value === null) return value
  const { untrusted, ...ours } = value as Readonly<Record<string, unknown>>
  const entries = Object.entries(ours)
  const moved = entries.filter(([name, each]) => isTheirs(name, each))
  const kept = entries.filter((entry) => !moved.includes(entry)).map(([name, each]) => [name, markUntrusted(each)])
  const marked = { ...Object.fromEntries(moved), ...(untrusted as object | undefined) }
  return {
    ...Object.fromEntries(kept),
    ...((untrusted !== undefined || moved.length > 0) && {
      untrusted: isObject(untrusted) || untrusted === undefined ? marked : untrusted,
    }),
  }
}

function isTheirs(name: string, value: unknown): boolean {
  if (words.has(name)) return typeof value === 'string' && !isWord.test(value)
  return writtenByApps.has(name) || (givenByOthers.has(name) && isWords(value))
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isWords(value: unknown): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.some((item) => typeof item === 'string'))
}
