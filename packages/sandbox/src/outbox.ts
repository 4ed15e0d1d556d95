import type { OutboxDoc } from './store/documents.ts'
import type { World } from './world.ts'

interface Outgoing extends Pick<OutboxDoc, 'kind' | 'to' | 'subject'> {
  readonly text?: string | null
  readonly ticket_id?: number
  readonly message_id?: number
  /** When it left: by default now. */
  readonly at?: string
}

/** Keeps what would have left the account. */
export function putInOutbox(world: World, { kind, to, subject, at, ...more }: Outgoing): void {
  const { text = null, ticket_id = null, message_id = null } = more
  world.store.insert('outbox', {
    id: world.newId('outbox'),
    created_datetime: at ?? world.now(),
    kind,
    to,
    subject,
    text,
    ticket_id,
    message_id,
  })
}
