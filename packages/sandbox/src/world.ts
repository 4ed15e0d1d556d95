import type { EventType } from '@rhetor/contract'
import type { SandboxClock } from './clock.ts'
import { events, type SubjectOf, type TicketPart, type Trigger } from './events.ts'
import { type Secrets, unguessable } from './secrets.ts'
import type { EventDoc, UserDoc } from './store/documents.ts'
import type { Store } from './store/store.ts'
import type { TableName } from './store/tables.ts'
import { Tasks } from './tasks.ts'
import { toText } from './time.ts'

/** Something that triggers rules and webhooks. */
export interface Happening {
  readonly trigger: Trigger
  readonly ticketId: number
  readonly messageId?: number | undefined
}

/** One account: its objects, its time, and its scheduled tasks. */
export class World {
  readonly account: string
  readonly store: Store
  readonly clock: SandboxClock
  readonly secrets: Secrets
  readonly tasks: Tasks

  constructor(
    account: string,
    store: Store,
    { clock, secrets = unguessable }: { clock: SandboxClock; secrets?: Secrets },
  ) {
    this.account = account
    this.store = store
    this.clock = clock
    this.secrets = secrets
    this.tasks = new Tasks(store, clock)
  }

  /** The time now, as the API prints it, later than any given before. */
  now(): string {
    return toText(this.clock.tick())
  }

  newId(table: TableName): number {
    return this.store.nextId(table)
  }

  /** Writes a line into the audit log. */
  log({ type, user_id, object_id, ...event }: Omit<EventDoc, 'id' | 'object_type'>): void {
    // ids of real accounts grow with gaps, since accounts share them
    const id = this.newId('events')
    const { object: object_type } = events[type]
    this.store.insert('events', { id: id * 3 + (id % 3), ...event, object_id, object_type, type, user_id })
  }

  user(id: number | null | undefined): UserDoc | undefined {
    return id == null ? undefined : this.store.get('users', id)
  }

  /** Begins the work of a user, or of the system itself where `userId` is null. */
  turn(actor: { userId: number | null; context?: string }): Turn {
    return new Turn(this, actor.userId, actor.context ?? this.secrets.uuid())
  }
}

interface DidOptions {
  /** What it triggers, if not what the row of the event says. */
  readonly triggers?: readonly Trigger[]
  /** The user to log, if not the user of the turn. */
  readonly userId?: number | null
}

/** Everything that one request or task does and triggers: its events share one context. */
export class Turn {
  readonly world: World
  readonly userId: number | null
  readonly context: string
  readonly happenings: Happening[] = []
  /** How many rules deep this is. */
  readonly depth: number

  constructor(world: World, userId: number | null, context: string, depth = 0) {
    this.world = world
    this.userId = userId
    this.context = context
    this.depth = depth
  }

  /** What the system itself does as a consequence, in the same context. */
  automatic(): Turn {
    return new Turn(this.world, null, this.context, this.depth + 1)
  }

  /**
   * Says what the turn did: it is logged as an event, and rules and webhooks are triggered once the turn's own work is
   * done.
   */
  did<Type extends EventType>(
    type: Type,
    subject: SubjectOf<Type>,
    data: Record<string, unknown> | null = null,
    { triggers = events[type].triggers, userId = this.userId }: DidOptions = {},
  ): void {
    const { id, ticket_id: ticketId }: TicketPart =
      typeof subject === 'number' ? { id: subject, ticket_id: subject } : subject
    this.world.log({
      context: this.context,
      created_datetime: this.world.now(),
      data,
      object_id: id,
      type,
      user_id: userId,
    })
    const messageId = events[type].object === 'TicketMessage' ? id : undefined
    for (const trigger of triggers) this.happenings.push({ trigger, ticketId, messageId })
  }
}
