import { redactSecrets } from '@rhetor/client'

/** Says in its place what is missing. */
export function moreOf(count: number, what: 'characters' | 'items' | 'fields'): string {
  return `⟦${count} more ${what}: ask with full⟧`
}

/** Stands for a password or key. */
export const secretMark = '⟦secret not shown⟧'

/** Either of them, in a text with its spaces or without. */
export const anyMark = /⟦(?:\d+ ?more ?(?:characters|items|fields): ?ask ?with ?full|secret ?not ?shown)⟧/

/** A value without passwords and keys: in addresses, headers and fields of such names. */
export function withoutSecrets(value: unknown): unknown {
  return redactSecrets(value, secretMark)
}
