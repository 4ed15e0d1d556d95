import { ruleAst } from '../../rules/ast.ts'
import { sql } from '../../store/sql.ts'
import type { TableName } from '../../store/tables.ts'
import type { Demo } from '../demo/types.ts'
import { loadIntegrations, loadWidgets } from './integrations.ts'
import type { Loading } from './loading.ts'

/** How the shop has set up its helpdesk. Objects of a fresh account are reused by name; the others are removed. */
export function loadConfiguration(loading: Loading, demo: Demo): void {
  loadIntegrations(loading, demo.integrations)
  replacing(loading, 'tags', () => loadTags(loading, demo.tags))
  replacing(loading, 'custom_fields', () => loadFields(loading, demo.customFields))
  replacing(loading, 'macros', () => loadMacros(loading, demo.macros))
  replacing(loading, 'views', () => loadViews(loading, demo.views))
  replacing(loading, 'rules', () => loadRules(loading, demo.rules))
  loadWidgets(loading, demo.widgets)
}

function replacing(loading: Loading, table: TableName, load: () => readonly number[]): void {
  const kept = load()
  loading.world.store.run(
    sql(`DELETE FROM ${table} WHERE id NOT IN (SELECT value FROM json_each(?))`, JSON.stringify(kept)),
  )
}

function loadTags(loading: Loading, tags: Demo['tags']): number[] {
  return tags.map(({ key, name, description, decoration, minutesAgo }) => {
    const before = loading.world.store.first('tags', sql('name = ?', name))
    const { id } = loading.place('tags', before, (id) => ({
      id,
      decoration,
      description,
      name,
      usage: 0,
      created_datetime: loading.at(minutesAgo),
      deleted_datetime: null,
    }))
    loading.name('tag', key, id)
    loading.recordSetup(minutesAgo, 'tag-created', id)
    return id
  })
}

function loadFields(loading: Loading, fields: Demo['customFields']): number[] {
  return fields.map(({ key, minutesAgo, deactivatedMinutesAgo, ...field }) => {
    const before = loading.world.store.first(
      'custom_fields',
      sql('object_type = ? AND label = ?', field.object_type, field.label),
    )
    const { id } = loading.place('custom_fields', before, (id) => ({
      id,
      external_id: null,
      ...field,
      requirement_type: field.requirement_type,
      created_datetime: loading.at(minutesAgo),
      updated_datetime: loading.at(deactivatedMinutesAgo ?? minutesAgo),
      deactivated_datetime: loading.at(deactivatedMinutesAgo),
    }))
    loading.name('customField', key, id)
    loading.recordSetup(minutesAgo, 'custom-field-created', id)
    return id
  })
}

function loadMacros(loading: Loading, macros: Demo['macros']): number[] {
  return macros.map(({ key, minutesAgo, updatedMinutesAgo, archivedMinutesAgo, actions, ...macro }) => {
    const before = loading.world.store.first('macros', sql('name = ?', macro.name))
    const { id } = loading.place('macros', before, (id) => ({
      id,
      external_id: null,
      ...macro,
      actions: [...actions],
      created_datetime: loading.at(minutesAgo),
      updated_datetime: loading.at(updatedMinutesAgo),
      archived_datetime: loading.at(archivedMinutesAgo),
    }))
    loading.name('macro', key, id)
    loading.recordSetup(minutesAgo, 'macro-created', id)
    return id
  })
}

function loadViews(loading: Loading, views: Demo['views']): number[] {
  return views.map(({ key, minutesAgo, deactivatedMinutesAgo, shared_with_teams, shared_with_users, ...view }) => {
    const [before] = loading.world.store
      .select('views', { where: sql(`category = 'system'`) })
      .filter(({ slug }) => slug === view.slug)
    const { id } = loading.place('views', before, (id) => ({
      id,
      ...view,
      fields: [...view.fields],
      decoration: view.decoration && { ...view.decoration },
      search: null,
      section_id: null,
      team_ids: shared_with_teams.map((team) => loading.idOf('team', team)),
      user_ids: shared_with_users.map((agent) => loading.idOf('agent', agent)),
      created_datetime: loading.at(minutesAgo),
      deactivated_datetime: loading.at(deactivatedMinutesAgo),
    }))
    loading.name('view', key, id)
    loading.recordSetup(minutesAgo, 'view-created', id)
    return id
  })
}

function loadRules(loading: Loading, rules: Demo['rules']): number[] {
  return rules.map(({ key, minutesAgo, deactivatedMinutesAgo, event_types, ...rule }) => {
    const { id } = loading.place('rules', undefined, (id) => ({
      id,
      ...rule,
      code_ast: ruleAst(rule.code),
      event_types: event_types.join(','),
      settings: null,
      type: 'user',
      created_datetime: loading.at(minutesAgo),
      updated_datetime: loading.at(deactivatedMinutesAgo ?? minutesAgo),
      deactivated_datetime: loading.at(deactivatedMinutesAgo),
    }))
    loading.name('rule', key, id)
    loading.recordSetup(minutesAgo, 'rule-created', id)
    return id
  })
}
