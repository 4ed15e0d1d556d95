import type { Answer } from './answer.ts'
import { hasUnknownLength, withinLimit } from './body.ts'
import { allowed, isPreflight, readable } from './cross-origin.ts'
import type { Door } from './doors.ts'
import { type Keeper, refusalOf, refusalOfSender } from './refusal-of.ts'
import { type Form, plainForm, type Refusal, refused } from './refusals.ts'

export interface GuardOptions extends Keeper {
  /** How refusals are worded; as plain text by default. */
  readonly form?: Form | undefined
}

/** Answers what the door lets in. */
export function guarded(door: Door, options: GuardOptions, answer: Answer): Answer {
  const { form = plainForm } = options
  const sealed = (response: Response) => (door.isPrivate ? keptPrivate(response) : response)
  const refuse = (refusal: Refusal) => keptPrivate(refused(refusal, form))
  const enter: Answer = async (request, env) => {
    const refusal = refusalOf(door, request, env, options)
    if (refusal) return refuse(refusal)
    if (!hasUnknownLength(request) || !request.body) return sealed(await answer(request, env))
    const read = await withinLimit(request, door.mostBytes)
    return read instanceof Request ? sealed(await answer(read, env)) : refuse(read)
  }
  if (door.pages !== 'listed') return enter
  return async (request, env) => {
    // a page that may not call learns nothing, not even why
    if (refusalOfSender(door, request, options)) return enter(request, env)
    return isPreflight(request) ? sealed(allowed(door, request)) : readable(await enter(request, env), request)
  }
}

/** Keeps an answer out of caches, and out of the frames of other pages. */
function keptPrivate(response: Response): Response {
  const { headers } = response
  headers.set('x-frame-options', 'DENY')
  headers.set('x-content-type-options', 'nosniff')
  add(headers, 'content-security-policy', '; ', "frame-ancestors 'none'")
  add(headers, 'cache-control', ', ', 'no-store')
  return response
}

function add(headers: Headers, name: string, separator: string, value: string): void {
  const present = headers.get(name)
  if (present?.includes(value)) return
  headers.set(name, present ? `${present}${separator}${value}` : value)
}
