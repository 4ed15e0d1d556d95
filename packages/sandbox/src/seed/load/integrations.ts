import type { HttpInput } from '../../integrations/http.ts'
import { splitHttp } from '../../integrations/http.ts'
import type { IntegrationDoc } from '../../store/documents.ts'
import { sql } from '../../store/sql.ts'
import { resolveRefs } from '../demo/refs.ts'
import type { DemoIntegration, DemoWidget } from '../demo/types.ts'
import type { Loading } from './loading.ts'

/** The shop's channels; its first mailbox takes the place of the one the account was opened with. */
export function loadIntegrations(loading: Loading, integrations: readonly DemoIntegration[]): void {
  const opened = loading.world.store.first('integrations', sql('type = ?', 'email'))
  const mailbox = integrations.find(({ type }) => type === 'email')
  for (const integration of integrations) {
    const { id } = loading.place('integrations', integration === mailbox ? opened : undefined, (id) => {
      // named first: an integration may point at itself or at one before it
      loading.name('integration', integration.key, id)
      return toDoc(loading, integration, id)
    })
    loading.recordSetup(integration.minutesAgo, 'integration-created', id)
    if (integration.deactivatedMinutesAgo !== null) {
      loading.recordSetup(integration.deactivatedMinutesAgo, 'integration-deactivated', id)
    }
  }
}

function toDoc(loading: Loading, integration: DemoIntegration, id: number): IntegrationDoc {
  const { name, type, description, http, meta, decoration, user, minutesAgo, deactivatedMinutesAgo } = integration
  const { http: shown = null, secrets = {} } = http ? splitHttp(http as HttpInput) : {}
  return {
    id,
    created_datetime: loading.at(minutesAgo),
    deactivated_datetime: loading.at(deactivatedMinutesAgo),
    decoration: decoration && { ...decoration },
    description,
    http: shown,
    locked_datetime: null,
    meta: resolveRefs(meta, loading.idOf) as Record<string, unknown>,
    name,
    type,
    updated_datetime: loading.at(deactivatedMinutesAgo ?? minutesAgo),
    user_id: loading.idOf('agent', user),
    application_id: null,
    managed: false,
    business_hours_id: null,
    secrets,
    failures: 0,
  }
}

export function loadWidgets(loading: Loading, widgets: readonly DemoWidget[]): void {
  for (const { type, context, integration, order, template, minutesAgo, deactivatedMinutesAgo } of widgets) {
    const { id } = loading.place('widgets', undefined, (id) => ({
      id,
      type,
      context,
      integration_id: loading.idOrNull('integration', integration),
      app_id: null,
      order,
      template,
      deactivated_datetime: loading.at(deactivatedMinutesAgo),
      created_datetime: loading.at(minutesAgo),
      updated_datetime: loading.at(deactivatedMinutesAgo ?? minutesAgo),
    }))
    loading.recordSetup(minutesAgo, 'widget-created', id)
  }
}
