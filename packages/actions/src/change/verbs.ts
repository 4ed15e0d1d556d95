import { UsageError } from '@rhetor/client'
import { Id, strict, ticketPriorities } from '@rhetor/contract'
import * as z from 'zod'
import { type ChangeAction, changes } from '../action.ts'
import { type Changed, changeOperations, planChange } from './change.ts'
import { changeFields, FieldValue, Named, type TicketChange } from './ticket-change.ts'

const Tickets = z.array(Id).min(1).max(100).meta({ description: 'One ticket or several' })

/** Changes tickets; each is read first, and only what differs is sent. */
export const updateTicket = changes({
  name: 'update',
  title: 'Change tickets',
  summary:
    'Changes status, snooze, assignee, team, priority, spam, trash, subject, tags or custom fields. Reads each ticket first and sends only what differs.',
  effect: 'write',
  takes: { sometimes: changeOperations },
  input: strict(() => ({ tickets: Tickets, ...changeFields })),
  positional: ['tickets'],
  fields: { tickets: true },
  example: { tickets: [8407], priority: 'high', add_tags: ['payment'] },
  plan: ({ tickets, ...wanted }, session) => planChange('update', tickets, wanted, session),
})

interface Verb<Shape extends z.ZodRawShape> {
  readonly name: string
  readonly title: string
  readonly summary: string
  /** What the verb takes besides tickets. */
  readonly takes: Shape
  readonly positional?: readonly (keyof Shape & string)[]
  readonly example: { readonly tickets: number[] } & Record<string, unknown>
  readonly change: (input: z.output<z.ZodObject<Shape>>) => TicketChange
}

/** A change with a command of its own. */
function verb<Shape extends z.ZodRawShape>({
  name,
  takes,
  positional,
  change: toChange,
  example,
  ...words
}: Verb<Shape>): ChangeAction {
  return changes<z.ZodObject, Changed>({
    ...words,
    name,
    effect: 'write',
    takes: { sometimes: changeOperations },
    input: strict(() => ({ ...takes, tickets: Tickets })),
    positional: [...(positional ?? []), 'tickets'],
    fields: { tickets: true },
    example,
    plan: ({ tickets, ...input }, session) =>
      planChange(name, tickets as number[], toChange(input as z.output<z.ZodObject<Shape>>), session),
  })
}

export const ticketVerbs: readonly ChangeAction[] = [
  verb({
    name: 'close',
    title: 'Close tickets',
    summary: 'Closes tickets that are open.',
    takes: {},
    example: { tickets: [8407] },
    change: () => ({ status: 'closed' }),
  }),
  verb({
    name: 'reopen',
    title: 'Reopen tickets',
    summary: 'Opens tickets that are closed or snoozed.',
    takes: {},
    example: { tickets: [8407] },
    change: () => ({ status: 'open' }),
  }),
  verb({
    name: 'snooze',
    title: 'Snooze tickets',
    summary: 'Closes tickets until a date and time, when they open again automatically.',
    takes: { until: z.string().meta({ description: 'A date and time, or a time from now such as 3d, 4h or 30m' }) },
    positional: ['until'],
    example: { until: '2d', tickets: [8407] },
    change: ({ until }) => ({ snooze_until: until }),
  }),
  verb({
    name: 'assign',
    title: 'Assign tickets',
    summary: 'Assigns tickets to a user or a team, by name.',
    takes: {
      user: Named.optional().meta({ description: 'A name, e-mail, id or `me`; `nobody` removes the user' }),
      team: Named.optional().meta({ description: 'A name or id; `none` removes the team' }),
    },
    example: { user: 'me', tickets: [8407] },
    change: ({ user, team }) => {
      if (user === undefined && team === undefined) throw new UsageError('assign: name a user or a team.')
      return {
        ...(user !== undefined && { assignee_user: user === 'nobody' ? null : user }),
        ...(team !== undefined && { assignee_team: team === 'none' ? null : team }),
      }
    },
  }),
  verb({
    name: 'prioritise',
    title: 'Set the priority',
    summary: 'Sets the priority: low, normal, high or critical.',
    takes: { priority: z.enum(ticketPriorities) },
    positional: ['priority'],
    example: { priority: 'high', tickets: [8407] },
    change: ({ priority }) => ({ priority }),
  }),
  verb({
    name: 'spam',
    title: 'Mark tickets as spam',
    summary: 'Marks tickets as spam, or with `not` removes the mark.',
    takes: { not: z.boolean().optional().meta({ description: 'Remove the mark' }) },
    example: { tickets: [8407] },
    change: ({ not }) => ({ spam: !not }),
  }),
  verb({
    name: 'trash',
    title: 'Move to the trash',
    summary: 'Moves tickets to the trash, from which they can be restored, or with `restore` takes them out.',
    takes: { restore: z.boolean().optional().meta({ description: 'Take them out of the trash' }) },
    example: { tickets: [8407] },
    change: ({ restore }) => ({ trashed: !restore }),
  }),
  verb({
    name: 'tag',
    title: 'Tag tickets',
    summary: 'Adds tags to tickets; existing tags stay.',
    takes: {
      tags: z.array(z.string().min(1)).min(1),
      create: z.boolean().optional().meta({ description: 'Create tags that do not exist yet' }),
    },
    example: { tags: ['payment'], tickets: [8407] },
    change: ({ tags, create }) => ({ add_tags: tags, ...(create !== undefined && { create_tags: create }) }),
  }),
  verb({
    name: 'untag',
    title: 'Untag tickets',
    summary: 'Removes tags from tickets; the others stay.',
    takes: { tags: z.array(z.string().min(1)).min(1) },
    example: { tags: ['payment'], tickets: [8407] },
    change: ({ tags }) => ({ remove_tags: tags }),
  }),
  verb({
    name: 'set-field',
    title: 'Set a custom field',
    summary: 'Sets a custom field by its label; without a value the field is cleared.',
    takes: { field: Named, value: FieldValue.optional() },
    positional: ['field', 'value'],
    example: { field: 'Contact reason', value: 'Order::Payment', tickets: [8407] },
    change: ({ field, value }) => ({ fields: { [field]: value ?? null } }),
  }),
]
