import { definedOnly } from '../defined-only.ts'
import { listPage, readOrder } from '../http/list-page.ts'
import { Problem } from '../problem.ts'
import type { MacroDoc } from '../store/documents.ts'
import { getOr404 } from '../store/get-or-404.ts'
import { type Sql, sql } from '../store/sql.ts'
import type { World } from '../world.ts'
import type { Handlers } from './call.ts'

function toMacro(macro: MacroDoc): unknown {
  const {
    id,
    external_id,
    name,
    intent,
    language,
    usage,
    actions,
    created_datetime,
    updated_datetime,
    archived_datetime,
  } = macro
  const dates = { created_datetime, updated_datetime, archived_datetime }
  return { id, external_id, name, intent, language, usage, actions, ...dates, uri: `/api/macros/${id}/` }
}

/** The rules that apply a macro, by name. */
function rulesUsing(world: World, macro: MacroDoc): string[] {
  const rules = world.store
    .select('rules')
    .filter((rule) => new RegExp(`macro\\w*['"]?\\s*:\\s*['"]?${macro.id}\\b`).test(rule.code))
  return rules.map((rule) => rule.name)
}

// JSON text of the actions holds their tags as one string with commas
const tagPattern = (name: string) => `%,${name.replaceAll(/[\\%_]/g, String.raw`\$&`)},%`

export const macros: Handlers<'macros'> = {
  list: (call) => {
    const { query } = call
    const where: Sql[] = [sql(`archived_datetime IS ${query.archived ? 'NOT NULL' : 'NULL'}`)]
    if (query.search) {
      const text = query.search.toLowerCase()
      where.push(sql(`(instr(lower(name), ?) > 0 OR instr(lower(json_extract(doc, '$.actions')), ?) > 0)`, text, text))
    }
    for (const tag of query.tags ?? []) {
      const has = `EXISTS (SELECT 1 FROM json_each(macros.doc, '$.actions') AS action WHERE json_extract(action.value, '$.name') = 'addTags'`
      where.push(
        tag === null
          ? sql(`NOT ${has})`)
          : sql(
              String.raw`${has} AND ',' || replace(json_extract(action.value, '$.arguments.tags'), ', ', ',') || ',' LIKE ? ESCAPE '\')`,
              tagPattern(tag),
            ),
      )
    }
    if (query.languages) {
      const named = query.languages.filter((language) => language !== null)
      const orNone = query.languages.includes(null) ? ' OR language IS NULL' : ''
      where.push(sql(`(language IN (SELECT value FROM json_each(?))${orNone})`, JSON.stringify(named)))
    }
    const { orderBy, direction } = readOrder(query.order_by ?? 'usage')
    return listPage(call, {
      table: 'macros',
      where,
      // how Gorgias computes relevance is not known: the most used come first
      orderBy: orderBy === 'relevance' ? 'usage' : orderBy,
      direction,
      envelope: 'without-total',
      toWire: (docs) => docs.map(toMacro),
    })
  },

  create: ({ turn, world, body }) => {
    const macro: MacroDoc = {
      id: world.newId('macros'),
      external_id: body.external_id ?? null,
      name: body.name,
      intent: body.intent ?? null,
      language: body.language ?? null,
      usage: 0,
      actions: body.actions ?? [],
      created_datetime: world.now(),
      updated_datetime: null,
      archived_datetime: null,
    }
    world.store.insert('macros', macro)
    turn.did('macro-created', macro.id)
    return toMacro(macro)
  },

  get: ({ world, params }) => toMacro(getOr404(world.store, 'macros', params.id)),

  update: ({ turn, world, params, body }) => {
    const before = getOr404(world.store, 'macros', params.id)
    const macro: MacroDoc = { ...before, ...definedOnly(body), updated_datetime: world.now() }
    world.store.put('macros', macro)
    turn.did('macro-updated', macro.id)
    return toMacro(macro)
  },

  delete: ({ turn, world, params }) => {
    const macro = getOr404(world.store, 'macros', params.id)
    if (rulesUsing(world, macro).length > 0) throw new Problem(409, 'This macro is used by rules.')
    world.store.remove('macros', macro.id)
    turn.did('macro-deleted', macro.id)
  },

  archive: ({ turn, world, body }) => ({
    data: body.ids.map((id) => {
      const macro = world.store.get('macros', id)
      if (!macro) return { id, status: 'not_found', error: null }
      if (macro.archived_datetime !== null) return { id, status: 'already_archived', error: null }
      const rules = rulesUsing(world, macro)
      if (rules.length > 0)
        return { id, status: 'macro_used', error: { msg: 'This macro is used by rules.', data: { rules } } }
      world.store.put('macros', { ...macro, archived_datetime: world.now() })
      turn.did('macro-updated', id)
      return { id, status: 'archived', error: null }
    }),
  }),

  unarchive: ({ turn, world, body }) => ({
    data: body.ids.map((id) => {
      const macro = world.store.get('macros', id)
      if (!macro) return { id, status: 'not_found' }
      if (macro.archived_datetime === null) return { id, status: 'already_not_archived' }
      world.store.put('macros', { ...macro, archived_datetime: null })
      turn.did('macro-updated', id)
      return { id, status: 'unarchived' }
    }),
  }),
}
