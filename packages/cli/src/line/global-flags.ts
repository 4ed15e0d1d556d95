import { kebab } from './words.ts'

/** Common flags; each means the same on every command that takes it. */
export const globalFlags = {
  account: { type: 'text', says: 'which connected account' },
  json: { type: 'switch', says: 'JSON, as when piped' },
  fields: { type: 'text', says: 'only these, separated by commas' },
  body: { type: 'text', says: 'all fields at once as JSON; @FILE reads a file, - what is piped in' },
  'dry-run': { type: 'switch', says: 'show the requests and send none' },
  yes: { type: 'switch', says: 'do not ask' },
  out: { type: 'text', says: 'where to write a file that is downloaded' },
  debug: { type: 'switch', says: 'a line for each request, on stderr' },
  help: { type: 'switch', says: 'this help' },
} as const satisfies Record<string, { type: 'text' | 'switch'; says: string }>
export type GlobalFlag = keyof typeof globalFlags

/** The common flags of a command line. */
export type GlobalFlags = {
  readonly [Name in GlobalFlag]?: (typeof globalFlags)[Name]['type'] extends 'switch' ? true : string
}

/** Taken by every command, so that no field may hide them. */
export const everywhere: readonly string[] = ['json', 'debug', 'help'] satisfies GlobalFlag[]

export const shortFlags: Readonly<Record<string, string>> = {
  h: 'help',
  y: 'yes',
  o: 'out',
  q: 'query',
  H: 'headers',
  d: 'data',
}

/** Flags of fields whose name is already a common flag. */
const otherNames: Readonly<Record<string, string>> = { json: 'data', debug: 'show-request' }

/** The name of a field on the command line. */
export function flagOf(field: string): string {
  return otherNames[field] ?? kebab(field)
}
