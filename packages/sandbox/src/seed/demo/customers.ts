import { minutesPerDay } from './calendar.ts'
import { everybody } from './cast.ts'
import { between, fraction, hash, pick } from './chance.ts'
import type { Key } from './keys.ts'
import type { DemoOrder } from './order-types.ts'
import type { Contact, Person } from './people/person.ts'
import { phoneNumber, timezoneOf } from './places.ts'
import type { DemoChannel, DemoCustomer, DemoFieldValue } from './types.ts'

const hosts: Readonly<Record<string, readonly string[]>> = {
  fr: ['courriel-vert.example', 'boitelettre.example'],
  de: ['postkasten.example', 'mailstube.example'],
  es: ['correoclaro.example', 'buzon.example'],
  it: ['postafina.example', 'lettera.example'],
  ja: ['tegami.example', 'yubin-mail.example'],
  en: ['postbox.example', 'inkmail.example', 'letterdrop.example', 'quietmail.example', 'mailwell.example'],
}

/** A customer as the account knows them, before they have written or bought anything. */
export function customerOf(person: Person): Omit<DemoCustomer, 'orders' | 'minutesAgo' | 'updatedMinutesAgo'> {
  const channels = person.mergedInto ? [] : [...channelsOf(person), ...inherited(person)]
  const { isVip = false, customerType, kind } = person
  const custom_fields: Record<Key, DemoFieldValue> = customerType ? { customer_type: customerType } : {}
  return {
    key: person.key,
    external_id:
      kind === undefined && hash('external', person.key) % 3 > 0 ? `crm-${everybody.indexOf(person) + 301}` : null,
    name: person.name,
    email: channels.find(({ type }) => type === 'email')?.address ?? null,
    channels,
    language: kind === 'spammer' || kind === 'robot' ? null : person.language,
    timezone: hash('timezone', person.key) % 2 ? timezoneOf(person.country) : null,
    note: person.note ?? null,
    meta: person.name === null ? null : { name_set_via: person.contacts.includes('email') ? 'email' : 'agent' },
    custom_fields,
    isVip,
    mergedInto: person.mergedInto ?? null,
  }
}

/** The customer with what they bought, known since the first thing they did. */
export function settle(
  customer: ReturnType<typeof customerOf>,
  orders: readonly DemoOrder[],
  moments: readonly number[],
): DemoCustomer {
  const all = [...moments, ...orders.map(({ minutesAgo }) => minutesAgo)]
  const first = Math.max(minutesPerDay * (2 + 60 * fraction('met', customer.key)), ...all)
  return {
    ...customer,
    custom_fields: { ...customer.custom_fields, ...tierOf(orders.length) },
    orders: orders.toSorted((one, other) => other.minutesAgo - one.minutesAgo),
    minutesAgo: first + 3 + 6 * fraction('signed up', customer.key),
    updatedMinutesAgo: all.length ? Math.min(...all) : first,
  }
}

function tierOf(orders: number): Record<Key, DemoFieldValue> {
  if (orders === 0) return {}
  return { nest_tier: orders >= 6 ? 'Down' : orders >= 3 ? 'Feather' : 'Twig' }
}

const channelOf: Readonly<Record<Contact, { type: string; addressOf: (person: Person) => string }>> = {
  email: { type: 'email', addressOf: emailOf },
  chat: { type: 'chat', addressOf: visitorOf },
  phone: { type: 'phone', addressOf: numberOf },
  whatsapp: { type: 'whatsapp', addressOf: numberOf },
  instagram: { type: 'instagram-direct-message', addressOf: handleOf },
}

function channelsOf(person: Person): DemoChannel[] {
  return person.contacts.map((contact) => {
    const { type, addressOf } = channelOf[contact]
    return { type, address: addressOf(person), preferred: true }
  })
}

// a merged customer leaves their addresses to the one who stays
function inherited({ key }: Person): DemoChannel[] {
  return everybody
    .filter(({ mergedInto }) => mergedInto === key)
    .map((gone) => ({ type: 'email', address: emailOf(gone), preferred: false }))
}

function emailOf({ key, email, language }: Person): string {
  if (email) return email
  const list = hosts[language] ?? hosts['en'] ?? []
  const host = pick(list, 'host', key)
  const [first = key, ...rest] = key.split('-')
  const last = rest.join('')
  const form = hash('form', key) % 4
  if (form === 0) return `${first}${last}@${host}`
  if (form === 1) return `${first[0]}.${last}@${host}`
  if (form === 2) return `${first}.${last}${between(2, 98, 'form', key)}@${host}`
  return `${first}.${last}@${host}`
}

function handleOf({ key, handle }: Person): string {
  return handle ?? key.replaceAll('-', pick(['.', '_', ''], 'handle', key))
}

function visitorOf({ key }: Person): string {
  return [0, 1, 2].map((part) => hash('visitor', key, part).toString(16).padStart(8, '0')).join('')
}

function numberOf(person: Person): string {
  return phoneNumber(everybody.indexOf(person))
}
