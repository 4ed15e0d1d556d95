import { definedOnly } from '../defined-only.ts'
import { listPage, readOrder } from '../http/list-page.ts'
import { ruleAst } from '../rules/ast.ts'
import type { RuleDoc } from '../store/documents.ts'
import { getOr404 } from '../store/get-or-404.ts'
import { sql } from '../store/sql.ts'
import { normalizeMoment } from '../time.ts'
import type { World } from '../world.ts'
import type { Handlers } from './call.ts'

function toRule(rule: RuleDoc): unknown {
  const { id, code, code_ast, created_datetime, deactivated_datetime, description, event_types, settings, name } = rule
  const { priority, type, updated_datetime } = rule
  return {
    id,
    code,
    code_ast,
    created_datetime,
    deactivated_datetime,
    description,
    event_types,
    settings: settings ?? null,
    name,
    priority,
    type,
    updated_datetime,
    uri: `/api/rules/${id}/`,
  }
}

function highestPriority(world: World): number {
  const [row] = world.store.all<{ top: number | null }>(sql('SELECT max(priority) AS top FROM rules'))
  return row?.top ?? 0
}

export const rules: Handlers<'rules'> = {
  list: (call) =>
    listPage(
      call,
      {
        table: 'rules',
        ...readOrder(call.query.order_by ?? 'created_datetime:desc'),
        envelope: 'without-total',
        toWire: (docs) => docs.map(toRule),
      },
      100,
    ),

  create: ({ turn, world, body }) => {
    const rule: RuleDoc = {
      id: world.newId('rules'),
      code: body.code,
      code_ast: ruleAst(body.code),
      created_datetime: world.now(),
      deactivated_datetime: body.deactivated_datetime ? normalizeMoment(body.deactivated_datetime) : null,
      description: body.description ?? null,
      event_types: body.event_types ?? null,
      settings: null,
      name: body.name,
      priority: body.priority ?? highestPriority(world) + 1,
      type: 'user',
      updated_datetime: world.now(),
    }
    world.store.insert('rules', rule)
    turn.did('rule-created', rule.id)
    return toRule(rule)
  },

  get: ({ world, params }) => toRule(getOr404(world.store, 'rules', params.id)),

  update: ({ turn, world, params, body }) => {
    const before = getOr404(world.store, 'rules', params.id)
    const { code_ast, deactivated_datetime: off, ...plain } = body
    const rule: RuleDoc = {
      ...before,
      ...definedOnly(plain),
      ...(body.code !== undefined && { code_ast: ruleAst(body.code) }),
      ...(off !== undefined && { deactivated_datetime: off && normalizeMoment(off) }),
      updated_datetime: world.now(),
    }
    world.store.put('rules', rule)
    turn.did('rule-updated', rule.id)
    return toRule(rule)
  },

  delete: ({ turn, world, params }) => {
    const rule = getOr404(world.store, 'rules', params.id)
    world.store.remove('rules', rule.id)
    turn.did('rule-deleted', rule.id)
  },

  setPriorities: ({ turn, world, body }) => {
    for (const { id, priority } of body.priorities) {
      world.store.put('rules', { ...getOr404(world.store, 'rules', id), priority, updated_datetime: world.now() })
      turn.did('rule-priority-updated', id)
    }
    return world.store.select('rules', { orderBy: 'priority, id' }).map(toRule)
  },
}
