import type { OrderFacts } from '../customers/orders.ts'
import type { Untrusted } from '../untrusted.ts'
import type { ShownMessage } from './message.ts'

export interface Conversation
  extends Untrusted<{
    readonly subject?: string
    readonly customer?: string
    readonly addresses?: readonly string[]
    /** What colleagues wrote about the customer. */
    readonly customer_note?: string
    readonly assignee_user?: string
    readonly assignee_team?: string
    readonly fields?: Readonly<Record<string, string | number | boolean>>
    readonly survey_answer?: string
  }> {
  readonly id: number
  readonly status: string
  readonly priority?: string
  readonly channel: string
  readonly language?: string
  readonly tags?: readonly string[]
  /** How many tags are not among them. */
  readonly more_tags?: number
  readonly assignee_user?: number
  readonly assignee_team?: number
  readonly created_datetime: string
  readonly updated_datetime?: string
  readonly closed_datetime?: string
  readonly snooze_datetime?: string
  readonly trashed_datetime?: string
  readonly spam?: true
  readonly customer?: {
    readonly id: number
    readonly channels?: readonly string[]
    readonly orders?: { readonly count: number; readonly last: readonly OrderFacts[] }
  }
  readonly survey?: { readonly score?: number; readonly scored_datetime?: string; readonly sent_datetime?: string }
  /** All of the thread, shown or not. */
  readonly messages_count: number
  /** Oldest first. */
  readonly messages: readonly ShownMessage[]
  readonly truncated: boolean
  /** Pass it as `cursor` for the messages before these. */
  readonly next?: string
  /** What is not shown here, and how to see it. */
  readonly left_out?: string
}
