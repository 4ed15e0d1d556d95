import { Problem } from '../problem.ts'
import { resetKey } from '../users/keys.ts'
import type { World } from '../world.ts'

/** A user gets a new key; requests with the former one are refused from now on. */
export function resetUserKey(
  world: World,
  { user_id = world.store.fact('owner') ?? 0 }: { user_id?: number | undefined },
): { username: string | null; api_key: string } {
  const user = world.user(user_id)
  if (!user) throw new Problem(404, 'There is no such user.')
  return { username: user.email, api_key: resetKey(world, user) }
}
