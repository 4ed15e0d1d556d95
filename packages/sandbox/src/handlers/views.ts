import { definedOnly } from '../defined-only.ts'
import { type Caller, hasRole } from '../http/caller.ts'
import { listPage, readOrder } from '../http/list-page.ts'
import { LanguageError } from '../language/language-error.ts'
import { parseFilter } from '../language/parse.ts'
import { forbidden, invalid } from '../problem.ts'
import type { ViewDoc } from '../store/documents.ts'
import { allOf, type Sql, sql } from '../store/sql.ts'
import {
  filterCondition,
  isVisible,
  type Order,
  orderOf,
  searchCondition,
  sortable,
  viewCondition,
  viewOr404,
} from '../views/condition.ts'
import { itemsPage } from '../views/items-page.ts'
import type { World } from '../world.ts'
import type { Handlers } from './call.ts'

function toView(world: World, view: ViewDoc): unknown {
  const users = world.store.byIds('users', view.user_ids)
  const teams = world.store.byIds('teams', view.team_ids)
  return {
    id: view.id,
    category: view.category,
    created_datetime: view.created_datetime,
    deactivated_datetime: view.deactivated_datetime,
    decoration: view.decoration,
    fields: view.fields,
    // the reference says variables are replaced here; the recording shows them as they are
    filters: view.filters,
    filters_ast: parseFilter(view.filters),
    name: view.name,
    order_by: view.order_by,
    order_dir: view.order_dir,
    search: view.search,
    shared_with_teams: [...teams.values()].map(({ id, name, decoration }) => ({ id, name, decoration })),
    shared_with_users: [...users.values()].map(({ id, name, meta }) => ({ id, name, meta })),
    section_id: view.section_id,
    slug: view.slug,
    type: view.type,
    uri: `/api/views/${view.id}/`,
    visibility: view.visibility,
  }
}

interface ViewInput {
  readonly filters?: string | undefined
  readonly order_by?: string | undefined
  readonly visibility?: string | undefined
  readonly shared_with_users?: readonly number[] | undefined
  readonly shared_with_teams?: readonly number[] | undefined
}

/** Any agent may have private views; only leads change what others see. */
function checkInput(caller: Caller, input: ViewInput, visibility: string): void {
  if (visibility !== 'private' && !hasRole(caller, 'agent')) throw forbidden()
  if (input.order_by !== undefined && !sortable.includes(input.order_by)) {
    throw invalid('Failed to save view', { order_by: ['Not a valid choice.'] })
  }
  if (input.filters === undefined) return
  try {
    parseFilter(input.filters)
  } catch (error) {
    if (!(error instanceof LanguageError)) throw error
    throw invalid('Failed to save view', { filters: [`${error.message} (line ${error.line}, column ${error.column})`] })
  }
}

/** Documented: a private view names exactly its owner. */
function sharing(
  caller: Caller,
  visibility: string,
  input: ViewInput,
  before?: ViewDoc,
): Pick<ViewDoc, 'user_ids' | 'team_ids'> {
  const users = [...(input.shared_with_users ?? before?.user_ids ?? [])]
  if (visibility === 'private' && users.length === 0) users.push(caller.user.id)
  return { user_ids: users, team_ids: [...(input.shared_with_teams ?? before?.team_ids ?? [])] }
}

function itemsOrder(given: string | undefined, own: Order): Order {
  return given === undefined ? own : readOrder(given)
}

/** `Waiting for us` → `waiting-for-us` */
function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
}

export const views: Handlers<'views'> = {
  list: (call) => {
    const { world, caller, query } = call
    const visible = world.store.select('views').filter((view) => isVisible(world, view, caller.user))
    const where: Sql[] = [sql('id IN (SELECT value FROM json_each(?))', JSON.stringify(visible.map((view) => view.id)))]
    if (query.category !== undefined) where.push(sql('category = ?', query.category))
    return listPage(call, {
      table: 'views',
      where,
      ...readOrder(query.order_by ?? 'created_datetime:desc'),
      envelope: 'with-total',
      toWire: (docs) => docs.map((doc) => toView(world, doc)),
    })
  },

  create: ({ turn, world, caller, body }) => {
    const visibility = body.visibility ?? 'public'
    checkInput(caller, body, visibility)
    const view: ViewDoc = {
      id: world.newId('views'),
      category: 'user',
      created_datetime: world.now(),
      deactivated_datetime: null,
      decoration: body.decoration ?? null,
      fields: body.fields ?? [],
      filters: body.filters ?? '',
      name: body.name ?? '',
      order_by: body.order_by ?? 'updated_datetime',
      order_dir: body.order_dir ?? 'desc',
      search: body.search ?? null,
      section_id: body.section_id ?? null,
      slug: body.slug ?? slugOf(body.name ?? ''),
      type: body.type ?? 'ticket-list',
      visibility,
      ...sharing(caller, visibility, body),
    }
    world.store.insert('views', view)
    turn.did('view-created', view.id)
    return toView(world, view)
  },

  get: ({ world, caller, params }) => toView(world, viewOr404(world, params.id, caller.user)),

  update: ({ turn, world, caller, params, body }) => {
    const before = viewOr404(world, params.id, caller.user)
    const visibility = body.visibility ?? before.visibility
    checkInput(caller, body, visibility)
    const { shared_with_users, shared_with_teams, category, ...plain } = body
    const view: ViewDoc = {
      ...before,
      ...definedOnly(plain),
      ...sharing(caller, visibility, body, before),
    }
    world.store.put('views', view)
    turn.did('view-updated', view.id)
    return toView(world, view)
  },

  delete: ({ turn, world, caller, params }) => {
    const view = viewOr404(world, params.id, caller.user)
    if (view.category === 'system') throw forbidden('System views cannot be deleted.')
    if (view.visibility !== 'private' && !hasRole(caller, 'agent')) throw forbidden()
    world.store.remove('views', view.id)
    turn.did('view-deleted', view.id)
  },

  listItems: (call) => {
    const { condition, order } = viewCondition(call.world, call.params.view_id, call.caller)
    return itemsPage(call, condition, itemsOrder(call.query.order_by, order))
  },

  searchItems: (call) => {
    const { world, caller, params, query, body } = call
    const { view = {} } = body
    const saved = params.view_id === 0 ? undefined : viewOr404(world, params.view_id, caller.user)
    const condition = allOf([
      filterCondition(view.filters ?? saved?.filters ?? '', caller.user),
      searchCondition(view.search ?? saved?.search ?? ''),
    ])
    const order = orderOf({ order_by: view.order_by ?? saved?.order_by, order_dir: view.order_dir ?? saved?.order_dir })
    return itemsPage(call, condition, itemsOrder(query.order_by, order))
  },
}
