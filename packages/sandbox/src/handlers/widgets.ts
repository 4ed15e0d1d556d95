import { definedOnly } from '../defined-only.ts'
import { listPage, readOrder } from '../http/list-page.ts'
import { invalid } from '../problem.ts'
import type { WidgetDoc } from '../store/documents.ts'
import { getOr404 } from '../store/get-or-404.ts'
import { type Sql, sql } from '../store/sql.ts'
import { normalizeMoment } from '../time.ts'
import type { World } from '../world.ts'
import type { Handlers } from './call.ts'

function toWidget({ id, ...widget }: WidgetDoc): unknown {
  return { id, uri: `/api/widgets/${id}/`, ...widget }
}

interface WidgetInput {
  readonly integration_id?: number | null | undefined
  readonly template?: { readonly type?: string | undefined } | undefined
  readonly deactivated_datetime?: string | null | undefined
}

function checked(world: World, input: WidgetInput): Partial<WidgetDoc> {
  const refuse = (field: string, message: string) => invalid('Failed to update widget.', { [field]: [message] })
  if (input.integration_id && !world.store.get('integrations', input.integration_id)) {
    throw refuse('integration_id', 'Integration does not exist.')
  }
  // documented: only a wrapper may be the root
  if (input.template?.type !== undefined && input.template.type !== 'wrapper') {
    throw refuse('template', 'The root of a template must be a wrapper.')
  }
  const { deactivated_datetime: off, ...plain } = input
  return {
    ...definedOnly(plain),
    ...(off !== undefined && { deactivated_datetime: off && normalizeMoment(off) }),
  } as Partial<WidgetDoc>
}

export const widgets: Handlers<'widgets'> = {
  list: (call) => {
    const { integration_id, app_id, order_by = 'created_datetime:desc' } = call.query
    const where: Sql[] = []
    if (integration_id != null) where.push(sql('integration_id = ?', integration_id))
    if (app_id != null) where.push(sql('app_id = ?', app_id))
    return listPage(call, {
      table: 'widgets',
      where,
      ...readOrder(order_by),
      envelope: 'without-total',
      toWire: (docs) => docs.map(toWidget),
    })
  },

  create: ({ turn, world, body }) => {
    const at = world.now()
    const widget: WidgetDoc = {
      id: world.newId('widgets'),
      type: body.type,
      context: body.context ?? 'ticket',
      integration_id: null,
      app_id: null,
      order: body.order ?? 0,
      template: body.template,
      deactivated_datetime: null,
      created_datetime: at,
      updated_datetime: at,
      ...checked(world, body),
    }
    world.store.insert('widgets', widget)
    turn.did('widget-created', widget.id)
    return toWidget(widget)
  },

  get: ({ world, params }) => toWidget(getOr404(world.store, 'widgets', params.id)),

  update: ({ turn, world, params, body }) => {
    const widget: WidgetDoc = {
      ...getOr404(world.store, 'widgets', params.id),
      ...checked(world, body),
      updated_datetime: world.now(),
    }
    world.store.put('widgets', widget)
    turn.did('widget-updated', widget.id)
    return toWidget(widget)
  },

  delete: ({ turn, world, params }) => {
    const widget = getOr404(world.store, 'widgets', params.id)
    world.store.remove('widgets', widget.id)
    turn.did('widget-deleted', widget.id)
  },
}
