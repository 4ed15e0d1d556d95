import { allOf } from '../all-of.ts'
import type { Flat } from '../flat.ts'
import type { Session } from '../session.ts'
import { unlessStatus } from '../unless-status.ts'

interface FieldValue {
  readonly field: { readonly id: number; readonly label: string }
  readonly value: unknown
}

/** The custom field of a ticket that is cleared, and its value. */
export async function clearedOfTicket(input: Flat, { gorgias, signal }: Session): Promise<Record<string, unknown>> {
  const values = allOf(gorgias.tickets.listCustomFields(Number(input['ticket_id']), { signal }))
  return cleared(await values.catch(unlessStatus(404)), input)
}

/** The same of a customer. */
export async function clearedOfCustomer(input: Flat, { gorgias, signal }: Session): Promise<Record<string, unknown>> {
  const values = allOf(gorgias.customers.listCustomFields(Number(input['customer_id']), { signal }))
  return cleared(await values.catch(unlessStatus(404)), input)
}

function cleared(values: readonly FieldValue[] | null, { id }: Flat): Record<string, unknown> {
  const found = values?.find(({ field }) => field.id === id)
  return found ? { field: found.field.label, field_value: found.value ?? 'nothing' } : { field: 'it has no value' }
}
