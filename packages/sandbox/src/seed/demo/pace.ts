import type { ChannelSlug } from '@rhetor/contract'
import { afterWork, isOpen, minutesPerDay, whenAwake, whenOpen } from './calendar.ts'
import { at, fraction, hash, pick } from './chance.ts'
import type { Occasion } from './order-drafts.ts'
import { chatGreeting, quietHoursAnswer } from './robots.ts'
import { quietHoursRule } from './rules.ts'
import type { After, Ending, Line } from './thread.ts'

/** A conversation with its times. */
export interface Pace {
  readonly minutesAgo: number
  readonly lines: readonly TimedLine[]
  readonly ending: Ending
  /** Whether everything has been said already, or the rest lies in the future. */
  readonly isOver: boolean
  /** What the desk has done about the order so far, and when. */
  readonly deed: { readonly after: After; readonly minutesAgo: number } | null
}

export interface TimedLine {
  readonly line: Line
  readonly minutesAgo: number
  /** Where it stands in the thread: the same line gets other words in another telling. */
  readonly position: number
}

const silence: Ending = { lines: [] }
const liveChannels: readonly ChannelSlug[] = ['chat', 'phone']
const millisecond = 1 / 60_000

/** When each line was written. What would come after now is left out. */
export function paceOf(occasion: Occasion): Pace {
  const { thread, round } = occasion
  const seed = `${thread.key}.${round}`
  const isLive = liveChannels.includes(thread.channel) && !thread.isOffline
  const minutesAgo = isLive ? whenOpen(occasion.minutesAgo) : occasion.minutesAgo
  const ending = thread.endings ? at(thread.endings, hash('ending', thread.key) + round) : silence
  const spoken = [...thread.lines, ...ending.lines]
  const timed: TimedLine[] = []
  let cursor = minutesAgo
  spoken.forEach((line, position) => {
    if (position > 0) cursor = nextMoment(cursor, line, occasion, `${seed}/${position}`)
    timed.push({ line, minutesAgo: cursor, position })
  })
  const said = leaveOpen(
    timed.filter((one) => one.minutesAgo > 1.5),
    occasion,
    seed,
  )
  const isOver = said.length === timed.length
  return { minutesAgo, ending, isOver, deed: deedOf(timed, said, ending), lines: withRobots(said, occasion, seed) }
}

// what an agent promises happens with the agent's last message; only a replacement named in a text exists earlier
function deedOf(timed: readonly TimedLine[], said: readonly TimedLine[], { after }: Ending): Pace['deed'] {
  if (!after) return null
  const lastWord = timed.findLast(({ line }) => line.by !== 'customer')
  if (lastWord && said.includes(lastWord)) return { after, minutesAgo: lastWord.minutesAgo }
  const named = said.find(({ line }) => line.text.includes('{replacement}'))
  return named ? { after: { replaced: after.replaced ?? 'same' }, minutesAgo: named.minutesAgo } : null
}

// Some conversations of the last days are still open: some wait for an agent, more for the customer.
function leaveOpen(said: readonly TimedLine[], { thread, minutesAgo }: Occasion, seed: string): readonly TimedLine[] {
  const age = minutesAgo / minutesPerDay
  const isShopper = thread.cast?.kind === undefined && thread.topic !== 'noise'
  const chance = age < 2 ? 0.75 : age < 6 ? 0.5 : age < 16 ? 0.22 : 0.03
  if (!isShopper || fraction('open', seed) > chance) return said
  const answer = said.findIndex(({ line }, index) => line.by === 'agent' && said[index + 1]?.line.by !== 'agent')
  if (answer < 0) return said
  const isLive = liveChannels.includes(thread.channel)
  const ways =
    age > 6 ? ['answered', 'answered', 'back'] : isLive ? ['answered', 'back'] : ['new', 'new', 'answered', 'back']
  const way = pick(ways, 'way', seed)
  return said.slice(0, way === 'new' ? 1 : way === 'answered' ? answer + 1 : answer + 2)
}

function nextMoment(cursor: number, line: Line, { thread, round }: Occasion, seed: string): number {
  const shake = fraction('wait', seed)
  const wait = line.after === undefined ? usualWait(line, thread.channel, shake) : line.after * (0.85 + 0.3 * shake)
  switch (line.by) {
    case 'customer':
      return thread.channel === 'chat' && wait < 60 ? cursor - wait : whenAwake(cursor - wait)
    case 'agent':
    case 'note':
      return afterWork(cursor, wait)
    case 'rule':
      return cursor - 0.15 - 0.2 * fraction('rule', seed, round)
    case 'bot':
      return cursor - millisecond
  }
}

// shake is squared for waits that are mostly short and sometimes very long
function usualWait({ by }: Line, channel: ChannelSlug, shake: number): number {
  if (channel === 'chat') return by === 'customer' ? 0.4 + 2.2 * shake : 0.6 + 3.4 * shake * shake
  if (channel === 'phone') return 3 + 9 * shake
  const isLetter = channel === 'email' || channel === 'contact_form'
  if (by === 'note') return isLetter ? 8 + 60 * shake : 3 + 15 * shake
  if (isLetter) return by === 'customer' ? 35 + 1150 * shake * shake : 18 + 420 * shake * shake
  return by === 'customer' ? 2 + 90 * shake * shake : 5 + 75 * shake * shake
}

// most chats begin with the bot, and e-mails at night get an answer by a rule
function withRobots(said: readonly TimedLine[], { thread, round }: Occasion, seed: string): TimedLine[] {
  const [first, ...rest] = said
  if (!first) return []
  const { language = 'en', store = 'pebblewren', cast } = thread
  const isShopper = cast?.kind === undefined
  const follow = (line: Line, wait: number): TimedLine[] => [
    first,
    { line, minutesAgo: first.minutesAgo - wait, position: 1000 },
    ...rest,
  ]
  if (first.line.by !== 'customer' || !isShopper || thread.spam) return [...said]
  if (thread.channel === 'chat' && !thread.isOffline && hash('bot', seed) % 4 > 0) {
    const text = chatGreeting(store, language, round)
    return follow({ by: 'bot', text, bare: true }, millisecond)
  }
  const isNight = !isOpen(first.minutesAgo) && first.minutesAgo < quietHoursRule.minutesAgo
  const wait = 0.3
  const isFirst = rest[0] === undefined || rest[0].minutesAgo < first.minutesAgo - 1
  if (
    thread.channel === 'email' &&
    thread.mailbox === undefined &&
    isNight &&
    isFirst &&
    language in quietHoursAnswer
  ) {
    const text = quietHoursAnswer[language as keyof typeof quietHoursAnswer]
    return follow({ by: 'rule', rule: quietHoursRule.key, text, bare: true }, wait)
  }
  return [...said]
}

/** How long ago the last line was written. */
export function endOf({ lines, minutesAgo }: Pace): number {
  return lines.at(-1)?.minutesAgo ?? minutesAgo
}
