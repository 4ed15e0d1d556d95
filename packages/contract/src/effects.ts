/** What a call does: `read` changes nothing, `send` may reach a customer, `destroy` cannot be undone. */
export const effects = ['read', 'write', 'send', 'destroy'] as const
export type Effect = (typeof effects)[number]
