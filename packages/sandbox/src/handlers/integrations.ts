import { listPage, readOrder } from '../http/list-page.ts'
import type { HttpInput } from '../integrations/http.ts'
import { splitHttp } from '../integrations/http.ts'
import { logSwitch } from '../integrations/switch.ts'
import { invalid } from '../problem.ts'
import type { IntegrationDoc } from '../store/documents.ts'
import { getOr404 } from '../store/get-or-404.ts'
import { sql } from '../store/sql.ts'
import { normalizeMoment } from '../time.ts'
import type { Handlers } from './call.ts'

function toIntegration(doc: IntegrationDoc): unknown {
  const {
    id,
    created_datetime,
    deactivated_datetime,
    decoration,
    description,
    http,
    locked_datetime,
    meta,
    name,
    type,
  } = doc
  return {
    id,
    created_datetime,
    deactivated_datetime,
    decoration: decoration ?? null,
    description,
    http,
    locked_datetime: locked_datetime ?? null,
    meta,
    name,
    type,
    updated_datetime: doc.updated_datetime,
    user: doc.user_id === null ? null : { id: doc.user_id },
    uri: `/api/integrations/${id}/`,
    application_id: doc.application_id ?? null,
    managed: doc.managed ?? false,
    business_hours_id: doc.business_hours_id ?? null,
  }
}

export const integrations: Handlers<'integrations'> = {
  list: (call) => {
    const { type, order_by = 'created_datetime:desc' } = call.query
    return listPage(call, {
      table: 'integrations',
      where: type === undefined ? [] : [sql('type = ?', type)],
      ...readOrder(order_by),
      envelope: 'with-total',
      toWire: (docs) => docs.map(toIntegration),
    })
  },

  create: ({ turn, world, caller, body }) => {
    const at = world.now()
    const { http = null, secrets = {} } = body.http ? splitHttp(body.http as HttpInput) : {}
    const integration: IntegrationDoc = {
      id: world.newId('integrations'),
      created_datetime: at,
      deactivated_datetime: body.deactivated_datetime ? normalizeMoment(body.deactivated_datetime) : null,
      decoration: null,
      description: body.description ?? null,
      http,
      locked_datetime: null,
      meta: {},
      name: body.name,
      type: body.type,
      updated_datetime: at,
      user_id: caller.user.id,
      application_id: caller.clientId,
      managed: body.managed ?? false,
      business_hours_id: null,
      secrets,
      failures: 0,
    }
    world.store.insert('integrations', integration)
    turn.did('integration-created', integration.id)
    return toIntegration(integration)
  },

  get: ({ world, params }) => toIntegration(getOr404(world.store, 'integrations', params.id)),

  update: ({ turn, world, params, body }) => {
    const before = getOr404(world.store, 'integrations', params.id)
    const { deactivated_datetime: off } = body
    const integration: IntegrationDoc = {
      ...before,
      name: body.name,
      ...(body.description !== undefined && { description: body.description }),
      ...(body.http && splitHttp(body.http as HttpInput, before)),
      ...(off !== undefined && { deactivated_datetime: off && normalizeMoment(off), failures: 0 }),
      updated_datetime: world.now(),
    }
    world.store.put('integrations', integration)
    turn.did('integration-updated', integration.id)
    logSwitch(turn, before, integration)
    return toIntegration(integration)
  },

  delete: ({ turn, world, params }) => {
    const integration = getOr404(world.store, 'integrations', params.id)
    const names = (text: string) => new RegExp(`\\b${integration.id}\\b`).test(text)
    if (world.store.select('rules').some((rule) => names(rule.code))) {
      throw invalid('Failed to delete integration.', { id: ['The integration is used by a rule.'] })
    }
    world.store.remove('integrations', integration.id)
    turn.did('integration-deleted', integration.id)
    for (const widget of world.store.select('widgets', {
      where: sql('integration_id = ?', integration.id),
    })) {
      world.store.remove('widgets', widget.id)
    }
    for (const view of world.store.select('views')) {
      if (view.deactivated_datetime !== null || !/integration/.test(view.filters) || !names(view.filters)) continue
      world.store.put('views', { ...view, deactivated_datetime: world.now() })
      turn.did('view-deactivated', view.id)
    }
  },
}
