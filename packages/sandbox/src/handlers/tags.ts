import { definedOnly } from '../defined-only.ts'
import { listPage, readOrder } from '../http/list-page.ts'
import { conflict, invalid } from '../problem.ts'
import type { TagDoc } from '../store/documents.ts'
import { getOr404 } from '../store/get-or-404.ts'
import { sql } from '../store/sql.ts'
import { createTag, tagByName } from '../tags/create.ts'
import { toTag, toTagReordered } from '../tags/wire.ts'
import type { Turn, World } from '../world.ts'
import type { Handlers } from './call.ts'

export const tags: Handlers<'tags'> = {
  list: (call) => {
    const { search, order_by = 'created_datetime:desc' } = call.query
    return listPage(call, {
      table: 'tags',
      where: search ? [sql('instr(lower(name), ?) > 0', search.toLowerCase())] : [],
      ...readOrder(order_by),
      envelope: 'with-total',
      toWire: (docs) => docs.map(toTag),
    })
  },

  create: ({ turn, world, body }) => {
    if (tagByName(world, body.name)) throw conflict()
    return toTag(createTag(turn, body))
  },

  get: ({ world, params }) => toTag(getOr404(world.store, 'tags', params.id)),

  update: ({ turn, world, params, body }) => {
    const before = getOr404(world.store, 'tags', params.id)
    const owner = body.name === undefined ? undefined : tagByName(world, body.name)
    if (owner && owner.id !== before.id) throw conflict()
    const tag: TagDoc = { ...before, ...definedOnly(body) }
    world.store.put('tags', tag)
    turn.did('tag-updated', tag.id)
    // recorded: its own event right after, with its own context
    if (tag.name !== before.name) world.turn({ userId: turn.userId }).did('tag-renamed', tag.id)
    return toTag(tag)
  },

  delete: ({ turn, world, params }) => deleteTag(turn, getOr404(world.store, 'tags', params.id)),

  deleteMany: ({ turn, world, body }) => {
    // recorded: each with its own context
    for (const tag of world.store.byIds('tags', body.ids).values()) deleteTag(world.turn({ userId: turn.userId }), tag)
  },

  merge: ({ turn, world, params, body }) => {
    const target = getOr404(world.store, 'tags', params.destination_tag_id)
    const sources = body.source_tags_ids.map((id) => getOr404(world.store, 'tags', id))
    if (sources.some((source) => source.id === target.id)) {
      throw invalid('Failed to update tag.', { source_tags_ids: ['A tag cannot be merged into itself.'] })
    }
    for (const source of sources) {
      world.store.run(sql('UPDATE OR IGNORE ticket_tags SET tag_id = ? WHERE tag_id = ?', target.id, source.id))
      world.store.run(sql('DELETE FROM ticket_tags WHERE tag_id = ?', source.id))
      renameEverywhere(world, source.name, target.name)
      world.store.remove('tags', source.id)
    }
    turn.did('tag-merged', target.id)
    return toTagReordered(target)
  },
}

function deleteTag(turn: Turn, tag: TagDoc): void {
  const { world } = turn
  const inMacros = world.store
    .select('macros')
    .some((macro) => macro.actions.some((action) => namesTag(action.arguments, tag.name)))
  const inRules = world.store.select('rules').some((rule) => quotes(rule.code, tag.name))
  if (inMacros || inRules) {
    throw invalid('Failed to delete tag.', { id: [`The tag is used by ${inMacros ? 'a macro' : 'a rule'}.`] })
  }
  world.store.run(sql('DELETE FROM ticket_tags WHERE tag_id = ?', tag.id))
  world.store.remove('tags', tag.id)
  turn.did('tag-deleted', tag.id)
  for (const view of world.store.select('views')) {
    if (view.deactivated_datetime !== null || !quotes(view.filters, tag.name)) continue
    world.store.put('views', { ...view, deactivated_datetime: world.now() })
    turn.did('view-deactivated', view.id)
  }
}

function namesTag(args: Record<string, unknown>, name: string): boolean {
  const { tags: list } = args
  return typeof list === 'string' && list.split(',').some((one) => one.trim() === name)
}

function quotes(code: string, name: string): boolean {
  return code.includes(`'${name}'`) || code.includes(`"${name}"`)
}

function renameEverywhere(world: World, from: string, to: string): void {
  for (const macro of world.store.select('macros')) {
    if (!macro.actions.some((action) => namesTag(action.arguments, from))) continue
    const actions = macro.actions.map((action) => {
      if (!namesTag(action.arguments, from)) return action
      const names = String(action.arguments['tags'])
        .split(',')
        .map((one) => (one.trim() === from ? to : one.trim()))
      return { ...action, arguments: { ...action.arguments, tags: [...new Set(names)].join(', ') } }
    })
    world.store.put('macros', { ...macro, actions })
  }
  for (const view of world.store.select('views')) {
    if (quotes(view.filters, from)) world.store.put('views', { ...view, filters: requote(view.filters, from, to) })
  }
  for (const rule of world.store.select('rules')) {
    if (quotes(rule.code, from)) world.store.put('rules', { ...rule, code: requote(rule.code, from, to) })
  }
}

function requote(code: string, from: string, to: string): string {
  return code.replaceAll(`'${from}'`, `'${to}'`).replaceAll(`"${from}"`, `"${to}"`)
}
