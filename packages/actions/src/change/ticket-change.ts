import { strict, ticketPriorities, ticketStatuses } from '@rhetor/contract'
import * as z from 'zod'

export const FieldValue = z.union([z.string(), z.number(), z.boolean(), z.null()])
export type FieldValue = z.output<typeof FieldValue>

/** A user or team by name, e-mail or id. */
export const Named = z.union([z.string(), z.int()])

/** What can be changed about a ticket. */
export const changeFields = {
  status: z.enum(ticketStatuses).optional(),
  snooze_until: z
    .string()
    .optional()
    .meta({ description: 'A date and time, or a time from now such as 3d, 4h or 30m' }),
  assignee_user: Named.nullable().optional().meta({ description: 'A name, e-mail, id or `me`; null for nobody' }),
  assignee_team: Named.nullable().optional().meta({ description: 'A name or id; null for none' }),
  priority: z.enum(ticketPriorities).optional(),
  spam: z.boolean().optional(),
  trashed: z.boolean().optional().meta({ description: 'Into the trash, or out of it' }),
  subject: z.string().min(1).max(998).optional(),
  language: z.string().optional(),
  add_tags: z.array(z.string().min(1)).optional(),
  remove_tags: z.array(z.string().min(1)).optional(),
  create_tags: z.boolean().optional().meta({ description: 'Create tags that do not exist yet' }),
  fields: z
    .record(z.string(), FieldValue)
    .optional()
    .meta({ description: 'Custom fields by label or id; null clears one' }),
}

export const TicketChange = strict(() => changeFields)
export type TicketChange = z.output<typeof TicketChange>
