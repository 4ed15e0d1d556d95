import { sleep, type TicketMessage } from '@rhetor/client'
import type { Session } from '../session.ts'

/** The states of a message that Gorgias accepted. */
export const deliveryStates = ['sent', 'failed', 'undelivered'] as const
export type DeliveryState = (typeof deliveryStates)[number]

export interface Delivery {
  readonly state: DeliveryState
  readonly ticket_id: number
  readonly message_id: number
  readonly sent_datetime: string | null
  /** What Gorgias says went wrong. */
  readonly error: string | null
}

// Most are sent within four seconds of being accepted; a failure was recorded after ten.
const waitsMs = [500, 1_000, 1_500, 2_000, 3_000, 4_000, 5_000]

/** Reads a message back until it is sent, has failed, or time is up: accepted is not delivered. */
export async function verifyDelivery(session: Session, message: TicketMessage, deadlineMs: number): Promise<Delivery> {
  const { gorgias, clock, signal } = session
  const giveUpAt = clock.now() + deadlineMs
  let latest = message
  for (let read = 0; ; read++) {
    const state = deliveryOf(latest)
    const waitMs = waitsMs[Math.min(read, waitsMs.length - 1)] as number
    const left = giveUpAt - clock.now()
    if (state !== 'undelivered' || left <= 0) return toDelivery(state, latest)
    await sleep(clock, Math.min(waitMs, left), { signal })
    latest = await gorgias.messages.get({ ticket_id: message.ticket_id as number, id: message.id }, { signal })
  }
}

export function deliveryOf(message: TicketMessage): DeliveryState {
  if (message.failed_datetime || message.last_sending_error) return 'failed'
  return message.sent_datetime ? 'sent' : 'undelivered'
}

function toDelivery(
  state: DeliveryState,
  { ticket_id, id, sent_datetime, last_sending_error }: TicketMessage,
): Delivery {
  return {
    state,
    ticket_id: ticket_id as number,
    message_id: id,
    sent_datetime: sent_datetime ?? null,
    error: last_sending_error?.error ?? null,
  }
}
