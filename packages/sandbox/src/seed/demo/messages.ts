import type { ChannelSlug, Via } from '@rhetor/contract'
import { fraction } from './chance.ts'
import { channelRow, integrationOf } from './channels.ts'
import { firstNameOf } from './desk.ts'
import { addresses } from './integrations.ts'
import type { Key } from './keys.ts'
import type { TimedLine } from './pace.ts'
import { storeOf } from './shop.ts'
import { type Facts, tell } from './text.ts'
import type { Line, Thread } from './thread.ts'
import { topics } from './topics.ts'
import type { DemoAddressee, DemoCustomer, DemoMessage, DemoSource } from './types.ts'
import { frame } from './voices.ts'

/** One conversation, ready to be written out. */
interface Script {
  readonly thread: Thread
  readonly round: number
  readonly lines: readonly TimedLine[]
  readonly customer: DemoCustomer
  readonly agent: Key
  readonly facts: Facts
  readonly subject: string
}

export function messagesOf(script: Script): DemoMessage[] {
  return script.lines.map((timed, index) => messageOf(script, timed, index))
}

function messageOf(script: Script, timed: TimedLine, index: number): DemoMessage {
  const { thread, round, customer, facts } = script
  const { line, minutesAgo } = timed
  const isNote = line.by === 'note'
  const channel = isNote ? 'internal-note' : (line.channel ?? thread.channel)
  const writer = line.as ?? (line.by === 'bot' || line.by === 'rule' ? 'bot' : script.agent)
  const isCustomer = line.by === 'customer'
  const words = { ...facts, agent: firstNameOf(isCustomer ? lastSpeaker(script, index) : writer) }
  const core = tell(line.text, words, `${thread.key}/${timed.position}`, round)
  const { text, signature } = dress(script, line, channel, core, words, index)
  const wait = line.by === 'agent' ? 0.02 + 0.1 * fraction('sending', thread.key, round, index) : 0
  return {
    author: isCustomer ? { customer: customer.key } : { agent: writer, ...(line.rule ? { rule: line.rule } : {}) },
    from_agent: !isCustomer,
    public: !isNote,
    channel,
    via: viaOf(line, channel, thread),
    integration: isNote ? null : integrationOf(channel, thread.store ?? 'pebblewren', thread.mailbox),
    source: sourceOf(script, line, channel),
    subject: channel === 'email' || channel === 'contact_form' ? `${index ? 'Re: ' : ''}${script.subject}` : null,
    body_text: signature ? `${text}\n\n${signature}` : text,
    stripped_text: signature ? text : null,
    stripped_signature: signature,
    attachments: line.files ?? [],
    intents: isCustomer ? intentsOf(script, index) : [],
    macros: line.macro ? [line.macro] : [],
    mentions: line.mentions ?? [],
    minutesAgo: minutesAgo,
    sentMinutesAgo: isNote || line.fails ? null : Math.max(0.01, minutesAgo - wait),
    failedMinutesAgo: line.fails ? minutesAgo - 0.17 : null,
    openedMinutesAgo: readAgo(timed, channel, `${thread.key}.${round}`),
    last_sending_error: line.fails ?? null,
    is_retriable: !line.fails?.startsWith('550'),
  }
}

// e-mails and forms have a greeting and a signature; chat messages have neither
function dress(
  { thread, customer, agent, lines }: Script,
  line: Line,
  channel: ChannelSlug,
  core: string,
  words: Facts,
  index: number,
): { text: string; signature: string | null } {
  const isLetter = channel === 'email' || channel === 'contact_form'
  if (!isLetter || line.by === 'note' || line.by === 'rule' || line.bare) return { text: core, signature: null }
  const side = line.by === 'customer' ? 'customer' : 'agent'
  const key = side === 'customer' ? customer.key : (line.as ?? agent)
  const isFirst = !lines.slice(0, index).some((before) => before.line.by === line.by)
  const { hello, bye } = frame({ key, side, language: thread.language ?? 'en', isFirst })
  const fill = (text: string) => tellLines(text, words, thread.key)
  return { text: hello ? `${fill(hello)}\n\n${core}` : core, signature: bye ? fill(bye) : null }
}

// signatures keep their line breaks
function tellLines(text: string, facts: Facts, seed: string): string {
  return text
    .split('\n')
    .map((part) => tell(part, facts, seed, 0))
    .join('\n')
}

function lastSpeaker({ lines, agent }: Script, index: number): Key {
  const before = lines.slice(0, index).findLast(({ line }) => line.by === 'agent')
  return before?.line.as ?? agent
}

function viaOf({ by }: Line, channel: ChannelSlug, { isOffline }: Thread): Via {
  if (by === 'bot') return 'gorgias_chat'
  if (by === 'rule') return 'rule'
  if (by !== 'customer') return 'helpdesk'
  return isOffline && channel === 'chat' ? 'offline_capture' : channelRow(channel).via
}

function sourceOf({ thread, customer, facts }: Script, line: Line, channel: ChannelSlug): DemoSource {
  if (line.by === 'note') return { type: 'internal-note' }
  const { source, address } = channelRow(channel)
  const store = thread.store ?? 'pebblewren'
  const integration = integrationOf(channel, store, thread.mailbox) ?? ''
  const ours: DemoAddressee = { name: storeOf(store).name, address: addresses[integration] ?? '' }
  const theirs: DemoAddressee = {
    name: customer.name,
    address: customer.channels.find(({ type }) => type === address)?.address ?? '',
  }
  const cc = line.cc?.map((one) => ({ name: null, address: tell(one, facts, thread.key, 0) }))
  const [from, to] = line.by === 'customer' ? [theirs, ours] : [ours, theirs]
  return { type: source, from, to: [to], ...(cc ? { cc } : {}) }
}

function intentsOf({ thread, lines }: Script, index: number): DemoMessage['intents'] {
  const { intent } = topics[thread.topic]
  if (index === 0) return intent ? [intent] : []
  const isLast = index === lines.length - 1
  return isLast && (thread.mood ?? 'neutral') !== 'bad' ? ['other/thanks'] : []
}

// chat messages are read at once; of e-mails it is only sometimes known
function readAgo({ line, minutesAgo }: TimedLine, channel: ChannelSlug, seed: string): number | null {
  if (line.by !== 'agent' || line.fails) return null
  const chance = fraction('read', seed, minutesAgo)
  if (channel === 'chat' || channel === 'whatsapp')
    return chance < 0.9 ? Math.max(0.01, minutesAgo - 0.1 - chance) : null
  if (channel !== 'email' || chance > 0.45) return null
  return Math.max(0.02, minutesAgo - 12 - 900 * chance)
}
