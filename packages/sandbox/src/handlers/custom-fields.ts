import { definedOnly } from '../defined-only.ts'
import { listPage, readOrder } from '../http/list-page.ts'
import { invalid } from '../problem.ts'
import type { CustomFieldDoc } from '../store/documents.ts'
import { getOr404 } from '../store/get-or-404.ts'
import { type Sql, sql } from '../store/sql.ts'
import { normalizeMoment } from '../time.ts'
import type { Turn } from '../world.ts'
import type { Handlers } from './call.ts'

interface FieldPatch {
  readonly object_type?: string | undefined
  readonly managed_type?: string | null | undefined
  readonly definition?: CustomFieldDoc['definition'] | undefined
  readonly required?: boolean | undefined
  readonly requirement_type?: string | undefined
  readonly deactivated_datetime?: string | null | undefined
}

function changeField(
  turn: Turn,
  before: CustomFieldDoc,
  { deactivated_datetime, ...patch }: FieldPatch,
): CustomFieldDoc {
  const { world } = turn
  const refuse = (field: string, message: string) => invalid('Failed to update custom field.', { [field]: [message] })
  if (patch.definition && patch.definition.data_type !== before.definition.data_type) {
    throw refuse('definition', 'The data type cannot be changed.')
  }
  for (const key of ['object_type', 'managed_type'] as const) {
    if (before.managed_type && patch[key] !== undefined && patch[key] !== before[key]) {
      throw refuse(key, 'A managed field keeps its type.')
    }
  }
  const field: CustomFieldDoc = { ...before, ...definedOnly(patch) }
  if (deactivated_datetime !== undefined) {
    field.deactivated_datetime = deactivated_datetime && normalizeMoment(deactivated_datetime)
  }
  // the two ways to say that a field is required agree
  if (patch.required !== undefined && patch.requirement_type === undefined) {
    field.requirement_type = patch.required ? 'required' : 'visible'
  }
  if (patch.requirement_type !== undefined && patch.required === undefined)
    field.required = patch.requirement_type === 'required'
  if (JSON.stringify(field) !== JSON.stringify(before)) field.updated_datetime = world.now()
  world.store.put('custom_fields', field)
  turn.did('custom-field-updated', field.id)
  return field
}

export const customFields: Handlers<'customFields'> = {
  list: (call) => {
    const { object_type, search, archived, order_by = 'priority:desc' } = call.query
    const where: Sql[] = [sql('object_type = ?', object_type)]
    if (search) where.push(sql('instr(lower(label), ?) > 0', search.toLowerCase()))
    if (archived !== undefined) where.push(sql(`deactivated_datetime IS ${archived ? 'NOT NULL' : 'NULL'}`))
    return listPage(call, {
      table: 'custom_fields',
      where,
      ...readOrder(order_by),
      envelope: 'with-total',
      toWire: (docs) => docs,
    })
  },

  create: ({ turn, world, body }) => {
    const at = world.now()
    const [{ top } = { top: 0 }] = world.store.all<{ top: number | null }>(
      sql('SELECT max(priority) AS top FROM custom_fields WHERE object_type = ?', body.object_type),
    )
    const field: CustomFieldDoc = {
      id: world.newId('custom_fields'),
      external_id: body.external_id ?? null,
      object_type: body.object_type,
      label: body.label,
      description: body.description ?? null,
      // recorded: 0 becomes the next place above the others
      priority: body.priority || (top ?? 0) + 1,
      required: body.required ?? false,
      requirement_type: body.required ? 'required' : 'visible',
      managed_type: body.managed_type ?? null,
      definition: body.definition,
      created_datetime: at,
      updated_datetime: at,
      deactivated_datetime: body.deactivated_datetime ? normalizeMoment(body.deactivated_datetime) : null,
    }
    world.store.insert('custom_fields', field)
    turn.did('custom-field-created', field.id)
    return field
  },

  get: ({ world, params }) => getOr404(world.store, 'custom_fields', params.id),
  update: ({ turn, world, params, body }) => changeField(turn, getOr404(world.store, 'custom_fields', params.id), body),

  updateMany: ({ turn, world, body }) => ({
    data: body.map(({ id, ...patch }) => changeField(turn, getOr404(world.store, 'custom_fields', id), patch)),
  }),
}
