import type { ChannelSlug, Language, TicketPriority } from '@rhetor/contract'
import type { Key, StoreKey } from './keys.ts'
import type { Kind } from './people/person.ts'
import type { Topic } from './topics.ts'
import type { DemoAttachment } from './types.ts'

/**
 * A conversation written by hand, and how it may be told again: other people, other products, other words where the
 * text offers some. Texts are read by text.ts.
 */
export interface Thread {
  readonly key: Key
  readonly topic: Topic
  readonly channel: ChannelSlug
  readonly language?: Language
  readonly store?: StoreKey
  /** How many tickets are made of it. */
  readonly tellings: number
  readonly cast?: Cast
  readonly order?: OrderNeed
  /** What it is about, in turn; of an order, the first line. */
  readonly products?: readonly Key[]
  /** Left out where the channel has no subjects. */
  readonly subject?: string
  readonly lines: readonly Line[]
  /** How it may end, in turn. */
  readonly endings?: readonly Ending[]
  readonly ends?: End
  readonly mood?: Mood
  readonly priority?: TicketPriority
  readonly tags?: readonly Key[]
  readonly resolution?: string
  readonly mailbox?: 'wholesale'
  readonly call?: Call
  /** Part of the ninety days to happen in, when it matters: 0 is the oldest day, 1 is now. */
  readonly when?: readonly number[]
  readonly spam?: boolean
  /** Typed into a chat window while nobody was there. */
  readonly isOffline?: boolean
}

interface Cast {
  readonly kind?: Kind
  readonly customer?: Key
  readonly countries?: readonly string[]
  readonly isVip?: boolean
}

const moods = ['good', 'neutral', 'bad'] as const
export type Mood = (typeof moods)[number]

/** `thanked` is closed before the customer says thank you. */
const ends = ['closed', 'open', 'snoozed', 'trashed', 'thanked'] as const
export type End = (typeof ends)[number]

export interface Ending {
  readonly lines: readonly Line[]
  readonly ends?: End
  readonly mood?: Mood
  readonly resolution?: string
  readonly tags?: readonly Key[]
  readonly after?: After
}

/** What becomes of the order once the conversation is over. */
export interface After {
  readonly refund?: 'full' | 'main' | number
  readonly isCancelled?: boolean
  /** What is sent instead: the same once more, another size or colour, or the whole parcel. */
  readonly replaced?: 'same' | 'bigger' | 'smaller' | 'otherColour' | 'everything'
  readonly replacedQuantity?: number
  readonly isReaddressed?: boolean
  /** The payment goes through after all. */
  readonly isPaid?: boolean
  /** It never arrives. */
  readonly isLost?: boolean
}

/** How the order stands when the customer writes. */
const orderStates = ['unpaid', 'waiting', 'partly-sent', 'on-its-way', 'stuck', 'delivered'] as const
type OrderState = (typeof orderStates)[number]

export interface OrderNeed {
  readonly state: OrderState
  /** How many days old it is then, in turn. */
  readonly days: readonly number[]
  readonly deliveredDays?: number
  readonly quantity?: number
  /** Further things in the parcel, in turn; the first one is `{extra}`. */
  readonly extras?: readonly Key[]
  readonly code?: string
  readonly tags?: readonly string[]
  /** There is the same order once more, from minutes before. */
  readonly isTwin?: boolean
}

export interface Line {
  readonly by: 'customer' | 'agent' | 'note' | 'bot' | 'rule'
  readonly text: string
  /** Minutes after the line before; agents count only the hours they work. */
  readonly after?: number
  /** Another agent than the one who has the ticket. */
  readonly as?: Key
  readonly mentions?: readonly Key[]
  readonly files?: readonly DemoAttachment[]
  readonly macro?: Key
  readonly rule?: Key
  readonly cc?: readonly string[]
  /** The answer did not arrive, and why. */
  readonly fails?: string
  /** Goes another way than the conversation does. */
  readonly channel?: ChannelSlug
  /** No greeting, no name below. */
  readonly bare?: boolean
}

export interface Call {
  readonly kind: 'answered' | 'voicemail' | 'missed' | 'callback'
  readonly seconds: number
  readonly summary?: string
  readonly outbound?: boolean
}

type More = Omit<Line, 'by' | 'text'>

export const customer = (text: string, more: More = {}): Line => ({ by: 'customer', text, ...more })
export const agent = (text: string, more: More = {}): Line => ({ by: 'agent', text, ...more })
/** An internal note, by the agent of the ticket unless another is named. */
export const note = (text: string, more: More = {}): Line => ({ by: 'note', text, ...more })
export const bot = (text: string, more: More = {}): Line => ({ by: 'bot', text, ...more })

/** Pictures as telephones name them. */
export function photo(name: string): DemoAttachment {
  return { name, content_type: name.endsWith('.png') ? 'image/png' : 'image/jpeg' }
}

export function pdf(name: string): DemoAttachment {
  return { name, content_type: 'application/pdf' }
}
