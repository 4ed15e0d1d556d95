import { invalid, notFound } from '../problem.ts'
import type { CustomFieldDoc } from '../store/documents.ts'
import { sql } from '../store/sql.ts'
import type { World } from '../world.ts'

type Owner = 'Ticket' | 'Customer'

interface Row {
  readonly object_id: number
  readonly field_id: number
  readonly value: string
  readonly prediction: string | null
}

interface Entry {
  readonly id: number
  readonly value: unknown
}

function rowsOf(world: World, owner: Owner, ids: readonly number[]): Row[] {
  return world.store.all<Row>(
    sql(
      'SELECT object_id, field_id, value, prediction FROM field_values WHERE object_type = ? AND object_id IN (SELECT value FROM json_each(?)) ORDER BY field_id',
      owner,
      JSON.stringify(ids),
    ),
  )
}

/** Values as tickets and customers embed them: by the id of the definition. */
export function fieldMaps(world: World, owner: Owner, ids: readonly number[]): Map<number, Record<string, Entry>> {
  const maps = new Map<number, Record<string, Entry>>()
  for (const { object_id, field_id, value } of rowsOf(world, owner, ids)) {
    const map = maps.get(object_id) ?? {}
    map[field_id] = { id: field_id, value: JSON.parse(value) }
    maps.set(object_id, map)
  }
  return maps
}

export function fieldMap(world: World, owner: Owner, id: number): Record<string, Entry> {
  return fieldMaps(world, owner, [id]).get(id) ?? {}
}

/** Values with their definitions, as the sub-resource lists them. */
export function fieldValues(world: World, owner: Owner, id: number): unknown[] {
  const rows = rowsOf(world, owner, [id])
  const fields = world.store.byIds(
    'custom_fields',
    rows.map((row) => row.field_id),
  )
  return rows.flatMap((row) => {
    const field = fields.get(row.field_id)
    return field ? [toFieldValue(owner, field, row)] : []
  })
}

function toFieldValue(owner: Owner, field: CustomFieldDoc, row: Row): unknown {
  const value: unknown = JSON.parse(row.value)
  if (owner === 'Customer') return { field: inCustomerValue(field), value }
  return { field, prediction: row.prediction === null ? null : JSON.parse(row.prediction), value }
}

/** A definition as values of customers show it: without its requirement type. */
function inCustomerValue({ requirement_type: _, ...shown }: CustomFieldDoc): unknown {
  return shown
}

/** Writes values, all of them checked by their definitions first. */
export function setFieldValues(
  world: World,
  owner: Owner,
  id: number,
  entries: readonly { id: number; value?: unknown }[],
  { keepOthers }: { keepOthers: boolean },
): void {
  for (const [index, entry] of entries.entries()) checkValue(world, owner, entry.id, entry.value, String(index))
  if (!keepOthers) {
    refuseForgottenManaged(world, owner, id, entries)
    world.store.run(sql('DELETE FROM field_values WHERE object_type = ? AND object_id = ?', owner, id))
  }
  for (const entry of entries) putValue(world, owner, id, entry.id, entry.value)
}

/** Writes one value and shows it. */
export function setFieldValue(world: World, owner: Owner, id: number, fieldId: number, value: unknown): unknown {
  const field = checkValue(world, owner, fieldId, value, 'value')
  putValue(world, owner, id, fieldId, value)
  return toFieldValue(owner, field, {
    object_id: id,
    field_id: fieldId,
    value: JSON.stringify(value),
    prediction: null,
  })
}

export function deleteFieldValue(world: World, owner: Owner, id: number, fieldId: number): void {
  if (!world.store.get('custom_fields', fieldId)) throw notFound()
  world.store.run(
    sql('DELETE FROM field_values WHERE object_type = ? AND object_id = ? AND field_id = ?', owner, id, fieldId),
  )
}

function putValue(world: World, owner: Owner, id: number, fieldId: number, value: unknown): void {
  if (value === null || value === undefined) {
    deleteFieldValue(world, owner, id, fieldId)
    return
  }
  world.store.run(
    sql(
      'INSERT INTO field_values (object_type, object_id, field_id, value) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value, prediction = NULL',
      owner,
      id,
      fieldId,
      JSON.stringify(value),
    ),
  )
}

function checkValue(world: World, owner: Owner, fieldId: number, value: unknown, place: string): CustomFieldDoc {
  const field = world.store.get('custom_fields', fieldId)
  const refuse = (message: string) => invalid('Failed to update custom fields.', { [place]: [message] })
  if (!field || field.object_type !== owner) throw refuse(`Custom field ${fieldId} does not exist.`)
  if (value === null || value === undefined) return field
  const { data_type, input_settings } = field.definition
  const type = data_type === 'text' ? 'string' : data_type
  // a customer may hold several values of one field
  const values = owner === 'Customer' && Array.isArray(value) ? value : [value]
  for (const one of values) {
    if (typeof one !== type) throw refuse(`Not a valid ${type}.`)
    const choices = 'choices' in input_settings ? input_settings.choices : undefined
    // a list without choices takes anything, as the managed Product field does
    if (choices && choices.length > 0 && !(choices as unknown[]).includes(one)) throw refuse('Not a valid choice.')
    if (typeof one === 'number' && 'min' in input_settings) {
      const { min, max } = input_settings as { min?: number | string | null; max?: number | string | null }
      if (min != null && one < Number(min)) throw refuse(`Must be at least ${min}.`)
      if (max != null && one > Number(max)) throw refuse(`Must be at most ${max}.`)
    }
  }
  return field
}

// reported from a live account: the list replaces everything, but a managed value cannot be dropped that way
function refuseForgottenManaged(world: World, owner: Owner, id: number, entries: readonly { id: number }[]): void {
  const given = new Set(entries.map((entry) => entry.id))
  const fields = world.store.byIds(
    'custom_fields',
    rowsOf(world, owner, [id]).map((row) => row.field_id),
  )
  for (const field of fields.values()) {
    if (field.managed_type && !given.has(field.id)) {
      throw invalid('Failed to update custom fields.', { [field.id]: ['A managed field cannot be left out.'] })
    }
  }
}
