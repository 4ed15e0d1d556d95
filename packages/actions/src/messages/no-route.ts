import { UsageError } from '@rhetor/client'

/** Why there is no way to write to somebody. */
export interface NoRoute {
  readonly known: false
  /** One sentence without its full stop; `{}` stands for the names. */
  readonly reason: string
  /** Addresses and names that the account gave; they are kept apart for models. */
  readonly names: string
}

export function noRoute(reason: string, names = ''): NoRoute {
  return { known: false, reason, names }
}

/** The refusal, where `before` says what was not done. */
export function routeRefusal(before: string, { reason, names }: NoRoute): UsageError {
  const sentence = (shown: string) => `${before}${reason.replace('{}', () => shown)}.`
  if (names === '') return new UsageError(sentence(''))
  return new UsageError(sentence(names), { apart: { message: sentence('(see names)'), names } })
}
