/** A call that the sandbox answered. */
export interface ServedRequest {
  readonly id: number
  readonly at: string
  readonly method: string
  readonly path: string
  readonly status: number
}

/** A message that would have been sent. */
export interface OutboxMessage {
  readonly id: number
  readonly at: string
  readonly channel: string
  readonly to: string
  readonly text: string
  /** The ticket it belongs to. */
  readonly ticket: number | undefined
}

/** What happened lately, newest first. */
export interface LiveState {
  readonly requests: readonly ServedRequest[]
  readonly outbox: readonly OutboxMessage[]
}
