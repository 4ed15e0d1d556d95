import { redactAddress } from '@rhetor/client'

/** Says in its place what is missing. */
export function moreOf(count: number, what: 'characters' | 'items' | 'fields'): string {
  return `⟦${count} more ${what}: ask with full⟧`
}

/** Stands for a password or key inside an address. */
export const secretMark = '⟦secret not shown⟧'

/** Either of them, in a text with its spaces or without. */
export const anyMark = /⟦(?:\d+ ?more ?(?:characters|items|fields): ?ask ?with ?full|secret ?not ?shown)⟧/

/** Every address in a value without its secrets. */
export function withoutSecrets(value: unknown): unknown {
  if (typeof value === 'string') return redactAddress(value, secretMark)
  if (Array.isArray(value)) return value.map(withoutSecrets)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withoutSecrets(each)]))
}
