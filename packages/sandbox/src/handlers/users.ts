import { definedOnly } from '../defined-only.ts'
import { hasRole } from '../http/caller.ts'
import { listPage, readOrder } from '../http/list-page.ts'
import { splitName } from '../names.ts'
import { putInOutbox } from '../outbox.ts'
import { userByEmail } from '../people/people.ts'
import { conflict, forbidden, invalid } from '../problem.ts'
import type { UserDoc } from '../store/documents.ts'
import { getOr404 } from '../store/get-or-404.ts'
import { type Sql, sql } from '../store/sql.ts'
import { createUser } from '../users/create.ts'
import type { World } from '../world.ts'
import type { Handlers } from './call.ts'

function toUser(world: World, doc: UserDoc): unknown {
  const { role, client_id, ...user } = doc
  return {
    id: user.id,
    active: user.active,
    bio: user.bio,
    created_datetime: user.created_datetime,
    country: user.country,
    deactivated_datetime: user.deactivated_datetime,
    email: user.email,
    external_id: user.external_id,
    firstname: user.firstname,
    has_password: user.has_password,
    has_2fa_enabled: user.has_2fa_enabled,
    lastname: user.lastname,
    language: user.language,
    meta: user.meta,
    name: user.name,
    role: { name: role },
    timezone: user.timezone,
    updated_datetime: user.updated_datetime,
    client_id,
    // recorded: users are the one resource whose address is absolute
    uri: `https://${world.account}.gorgias.com/api/users/${user.id}/`,
  }
}

export const users: Handlers<'users'> = {
  list: (call) => {
    const { query, world } = call
    const where: Sql[] = []
    if (query.email !== undefined) where.push(sql('lower(email) = ?', query.email.toLowerCase()))
    if (query.external_id !== undefined) where.push(sql('external_id = ?', query.external_id))
    if (query.roles) where.push(sql('role IN (SELECT value FROM json_each(?))', JSON.stringify(query.roles)))
    if (query.search) {
      const text = query.search.toLowerCase()
      where.push(sql('(instr(lower(name), ?) > 0 OR instr(lower(email), ?) > 0)', text, text))
    }
    const { orderBy, direction } = readOrder(query.order_by ?? 'name:asc')
    return listPage(call, {
      table: 'users',
      where,
      orderBy: orderBy === 'role.name' ? 'role' : orderBy,
      direction,
      envelope: 'with-total',
      toWire: (docs) => docs.map((doc) => toUser(world, doc)),
    })
  },

  create: ({ turn, world, body }) => {
    const user = createUser(turn, body)
    turn.did('user-invited', user.id)
    putInOutbox(world, { kind: 'invitation', to: [body.email], subject: `You are invited to ${world.account}` })
    return toUser(world, user)
  },

  get: ({ world, caller, params }) =>
    toUser(world, getOr404(world.store, 'users', params.id === 0 ? caller.user.id : params.id)),

  update: ({ turn, world, caller, params, body }) => {
    const before = getOr404(world.store, 'users', params.id === 0 ? caller.user.id : params.id)
    const isOwn = before.id === caller.user.id
    if (!isOwn && !hasRole(caller, 'admin')) throw forbidden()
    const { role, name, email, meta, old_password, new_password, password_confirmation, two_fa_code, ...plain } = body
    // nobody raises their own role, and the owner stays an admin
    if (role && role.name !== before.role && (!hasRole(caller, 'admin') || isOwner(world, before))) throw forbidden()
    if (email !== undefined && isOwn && email !== before.email && !password_confirmation) {
      throw invalid('Failed to update user.', { password_confirmation: ['Missing data for required field.'] })
    }
    const taken = email === undefined ? undefined : userByEmail(world, email)
    if (taken && taken.id !== before.id) throw conflict()
    const user: UserDoc = {
      ...before,
      ...definedOnly({ ...plain, email }),
      ...(name !== undefined && { name, ...splitName(name) }),
      ...(role && { role: role.name }),
      ...(meta !== undefined && { meta: { profile_picture_url: null, sso: null, ...meta } }),
      ...(new_password !== undefined && { has_password: true }),
      updated_datetime: world.now(),
    }
    world.store.put('users', user)
    turn.did('user-updated', user.id)
    if (new_password !== undefined) turn.did('user-password-changed', user.id)
    return toUser(world, user)
  },

  delete: ({ turn, world, params }) => {
    const user = getOr404(world.store, 'users', params.id)
    if (isOwner(world, user)) throw forbidden('The account owner cannot be deleted.')
    world.store.remove('users', user.id)
    world.store.run(sql('DELETE FROM credentials WHERE user_id = ?', user.id))
    world.store.run(
      sql(`UPDATE tickets SET doc = json_set(doc, '$.assignee_user_id', NULL) WHERE assignee_user_id = ?`, user.id),
    )
    turn.did('user-deleted', user.id)
  },
}

/** The admin who created the account. */
function isOwner(world: World, user: UserDoc): boolean {
  return world.store.fact('owner') === user.id
}
