import type { Language } from '@rhetor/contract'
import type { Key } from '../keys.ts'

/** Where somebody writes from. `phone` is calls and text messages. */
const contacts = ['email', 'chat', 'phone', 'instagram', 'whatsapp'] as const
export type Contact = (typeof contacts)[number]

export interface Person {
  readonly key: Key
  readonly name: string | null
  readonly language: Language
  readonly country: string
  readonly contacts: readonly Contact[]
  readonly email?: string
  readonly handle?: string
  readonly note?: string
  readonly isVip?: boolean
  readonly customerType?: string
  readonly mergedInto?: Key
  /** Writes only where a thread asks for this kind. */
  readonly kind?: Kind
}

/** Those who are not shoppers, and appear only in threads made for them. */
const kinds = ['trade', 'influencer', 'partner', 'spammer', 'robot', 'long', 'silent'] as const
export type Kind = (typeof kinds)[number]

export type Row = readonly [
  key: Key,
  name: string | null,
  country: string,
  /** Words of `contacts`. */
  contacts: string,
  more?: Partial<Omit<Person, 'key' | 'name' | 'country' | 'contacts' | 'language'>>,
]

export function people(language: Language, rows: readonly Row[]): Person[] {
  return rows.map(([key, name, country, words, more]) => ({
    key,
    name,
    language,
    country,
    contacts: contacts.filter((contact) => words.split(' ').includes(contact)),
    ...more,
  }))
}
