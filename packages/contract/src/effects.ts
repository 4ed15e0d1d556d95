/** What a call does: `read` changes nothing, `send` may reach a customer, `destroy` cannot be undone. */
export const effects = ['read', 'write', 'send', 'destroy'] as const
export type Effect = (typeof effects)[number]

/** What a change of the helpdesk reaches beyond the object that it changes. */
export const reaches = ['customers', 'outside', 'access', 'many', 'words'] as const
export type Reach = (typeof reaches)[number]

/** Each reach, explained for the person who is asked to confirm. */
export const reachNotes = {
  customers: 'customers may get a message',
  outside: 'data may leave the helpdesk, to an address',
  access: 'it changes who has access, or where mail to a person goes',
  many: 'it works on every object that a view or filter matches, not on named objects',
  words: 'it acts later: a macro, rule, view or setting that is used again and again',
} as const satisfies Record<Reach, string>

/** What a change does, and how far it goes. */
export interface Consequence<Far extends string = Reach> {
  readonly effect: Effect
  readonly reaches: readonly Far[]
  /** Other operations it performs: a job that deletes tickets needs the same permission as `tickets.delete`. */
  readonly like: readonly string[]
}

interface Consequential<Far extends string> extends Consequence<Far> {
  readonly byInput: ((input: Readonly<Record<string, unknown>>) => Partial<Consequence<Far>>) | undefined
}

/** The consequence of a call with this input: path, query and body in one object. */
export function consequenceOf<Far extends string>(
  { effect, reaches: far, like, byInput }: Consequential<Far>,
  input: Readonly<Record<string, unknown>>,
): Consequence<Far> {
  return { effect, reaches: far, like, ...byInput?.(input) }
}
