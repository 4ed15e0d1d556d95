import type { Language } from '@rhetor/contract'
import { agents, odileLeftDaysAgo } from './agents.ts'
import { minutesPerDay } from './calendar.ts'
import { hash, pick } from './chance.ts'
import type { Key } from './keys.ts'
import type { Occasion } from './order-drafts.ts'
import { topics } from './topics.ts'

const speakers: Readonly<Partial<Record<Language, readonly Key[]>>> = {
  fr: ['noor', 'odile', 'odile'],
  de: ['tomasz'],
  es: ['leilani', 'noor'],
  it: ['leilani'],
  ja: ['ren'],
  nl: ['tomasz'],
  pt: ['leilani'],
  sv: ['tomasz'],
}

const byTeam: Readonly<Record<string, readonly Key[]>> = {
  care: ['noor', 'leilani', 'odile', 'noor', 'leilani'],
  returns: ['tomasz', 'tomasz', 'leilani'],
  trade: ['noor', 'tomasz'],
}

/** Which agent takes a conversation: by language, then by store and team. */
export function deskFor({ thread, round, minutesAgo }: Occasion): Key {
  const { language = 'en', store, topic } = thread
  const seed = `${thread.key}.${round}`
  const isTeahouse = store === 'teahouse' && topics[topic].team !== 'trade'
  const team = isTeahouse ? ['ren', 'ren', 'ren', 'leilani', 'noor'] : byTeam[topics[topic].team]
  const able = (language === 'en' ? team : speakers[language]) ?? ['noor']
  const present = able.filter((key) => key !== 'odile' || minutesAgo > odileLeftDaysAgo * minutesPerDay)
  return pick(present, 'desk', seed)
}

/** Whether the ticket goes to the team as well. */
export function teamFor({ thread, round }: Occasion): Key | null {
  const { team } = topics[thread.topic]
  return team === 'trade' || hash('team', thread.key, round) % 5 < 2 ? team : null
}

export function firstNameOf(key: Key): string {
  const [first = ''] = agents.find((one) => one.key === key)?.name.split(' ') ?? []
  return first
}
