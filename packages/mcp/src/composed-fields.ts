import type { Shown } from './cut-fields.ts'

type Shape = Readonly<Record<string, unknown>>

/** The fields of tickets and customers in the result of a composed action, and which of them are shortened. */
export function fieldsInResult(result: unknown): Shown[] {
  if (Array.isArray(result)) return result.flatMap(fieldsInResult)
  if (!isObject(result)) return []
  const nested = Object.values(result).flatMap(fieldsInResult)
  return [
    ...nested,
    ...('messages_count' in result ? ofTicket(result) : 'open_tickets' in result ? ofCustomer(result) : []),
  ]
}

function ofTicket({ id, customer, more_tags, tags, untrusted }: Shape): Shown[] {
  const words = isObject(untrusted) ? untrusted : {}
  const object = `/tickets/${id}`
  const fields = [
    ...text(object, 'subject', words['subject']),
    ...fieldValues(object, words['fields']),
    ...(tags === undefined ? [] : [{ object, name: 'tags', cut: more_tags !== undefined }]),
  ]
  return isObject(customer)
    ? [...fields, ...text(`/customers/${customer['id']}`, 'note', words['customer_note'])]
    : fields
}

function ofCustomer({ id, channels, more_channels, untrusted }: Shape): Shown[] {
  const words = isObject(untrusted) ? untrusted : {}
  const object = `/customers/${id}`
  return [
    ...text(object, 'note', words['note']),
    ...fieldValues(object, words['fields']),
    ...(channels === undefined ? [] : [{ object, name: 'channels', cut: more_channels !== undefined }]),
  ]
}

function text(object: string, name: string, value: unknown): Shown[] {
  return typeof value === 'string' ? [{ object, name, cut: value.endsWith('…') }] : []
}

function fieldValues(object: string, values: unknown): Shown[] {
  const isCut =
    isObject(values) && Object.values(values).some((value) => typeof value === 'string' && value.endsWith('…'))
  // shown are only those with a value, so it is never all of them
  return isCut ? [{ object, name: 'custom_fields', cut: true }] : []
}

function isObject(value: unknown): value is Shape {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
