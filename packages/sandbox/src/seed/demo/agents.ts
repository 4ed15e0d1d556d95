import { minutesPerDay } from './calendar.ts'
import type { Key } from './keys.ts'
import type { DemoAgent, DemoTeam } from './types.ts'

const day = minutesPerDay

/** The agents and the bot. */
export const agents: readonly DemoAgent[] = [
  {
    key: 'noor',
    name: 'Noor Benhaddou',
    email: 'noor@pebblewren.example',
    role: 'admin',
    bio: 'Runs customer care. English, French, Spanish.',
    country: 'FR',
    language: 'en',
    timezone: 'Europe/Paris',
    availability: 'available',
    minutesAgo: 1130 * day,
  },
  {
    key: 'tomasz',
    name: 'Tomasz Wierzba',
    email: 'tomasz@pebblewren.example',
    role: 'agent',
    bio: 'Leads returns and repairs. English, German, Polish.',
    country: 'DE',
    language: 'en',
    timezone: 'Europe/Berlin',
    availability: 'available',
    minutesAgo: 1010 * day,
  },
  {
    key: 'leilani',
    name: 'Leilani Kahananui',
    email: 'leilani@pebblewren.example',
    role: 'basic-agent',
    bio: 'Chat and phone. English, Spanish, Italian.',
    country: 'US',
    language: 'en',
    timezone: 'America/New_York',
    availability: 'available',
    minutesAgo: 640 * day,
  },
  {
    key: 'ren',
    name: 'Ren Asakawa',
    email: 'ren@pebblewren.example',
    role: 'basic-agent',
    bio: 'The Teahouse. English, Japanese, and everything about kettles.',
    country: 'IE',
    language: 'en',
    timezone: 'Europe/Dublin',
    availability: 'away',
    minutesAgo: 410 * day,
  },
  {
    key: 'odile',
    name: 'Odile Mbarga',
    email: 'odile@pebblewren.example',
    role: 'lite-agent',
    bio: 'French and English. On leave until the spring; please ask Noor.',
    country: 'FR',
    language: 'fr',
    timezone: 'Europe/Paris',
    availability: 'on leave',
    minutesAgo: 520 * day,
  },
  {
    key: 'mateus',
    name: 'Mateus Figueira',
    email: 'mateus@pebblewren.example',
    role: 'observer-agent',
    bio: 'Warehouse. Reads along and answers questions in notes.',
    country: 'PT',
    language: 'en',
    timezone: 'Europe/Lisbon',
    availability: 'available',
    minutesAgo: 300 * day,
  },
  {
    key: 'bot',
    name: 'Gorgias Bot',
    email: 'support@pebblewren.example',
    role: 'bot',
    bio: null,
    country: null,
    language: null,
    timezone: null,
    availability: 'available',
    minutesAgo: 1130 * day,
  },
]

export const teams: readonly DemoTeam[] = [
  {
    key: 'care',
    name: 'Customer care',
    description: 'Orders, deliveries, questions of every kind',
    decoration: { emoji: emoji('yarn', 'ball of yarn', '🧶', '1f9f6') },
    members: ['noor', 'leilani', 'odile', 'ren'],
    minutesAgo: 1000 * day,
  },
  {
    key: 'returns',
    name: 'Returns & repairs',
    description: 'Returns, exchanges, damage, warranty',
    decoration: { emoji: emoji('package', 'package', '📦', '1f4e6') },
    members: ['tomasz', 'leilani', 'mateus'],
    minutesAgo: 1000 * day,
  },
  {
    key: 'trade',
    name: 'Wholesale & partners',
    description: 'Shops, hotels, the press, and everybody who wants to work with us',
    decoration: { emoji: emoji('handshake', 'handshake', '🤝', '1f91d') },
    members: ['noor', 'tomasz'],
    minutesAgo: 700 * day,
  },
]

/** Odile's last day before her leave. */
export const odileLeftDaysAgo = 41

export function agent(key: Key): DemoAgent {
  const found = agents.find((candidate) => candidate.key === key)
  if (!found) throw new Error(`there is no agent ${key}`)
  return found
}

/** An emoji as the picker of the helpdesk writes it. */
function emoji(id: string, name: string, native: string, unified: string) {
  return { id, name, native, colons: `:${id}:`, skin: null, unified }
}
