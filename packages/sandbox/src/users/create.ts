import { splitName } from '../names.ts'
import { userByEmail } from '../people/people.ts'
import { conflict } from '../problem.ts'
import type { UserDoc } from '../store/documents.ts'
import type { Turn } from '../world.ts'

interface UserInput {
  readonly name: string
  readonly email: string
  readonly role: { readonly name: string }
  readonly bio?: string | null | undefined
  readonly country?: string | null | undefined
  readonly external_id?: string | null | undefined
  readonly language?: string | null | undefined
  readonly meta?: object | null | undefined
  readonly timezone?: string | null | undefined
}

export function createUser(turn: Turn, input: UserInput): UserDoc {
  const { world } = turn
  if (userByEmail(world, input.email)) throw conflict()
  const at = world.now()
  const doc: UserDoc = {
    id: world.newId('users'),
    active: true,
    bio: input.bio ?? null,
    created_datetime: at,
    country: input.country ?? null,
    deactivated_datetime: null,
    email: input.email,
    external_id: input.external_id ?? null,
    ...splitName(input.name),
    has_password: false,
    has_2fa_enabled: false,
    language: input.language ?? null,
    meta: { profile_picture_url: null, sso: null, ...input.meta },
    name: input.name,
    role: input.role.name,
    timezone: input.timezone ?? 'UTC',
    updated_datetime: at,
    client_id: null,
  }
  world.store.insert('users', doc)
  turn.did('user-created', doc.id)
  return doc
}
