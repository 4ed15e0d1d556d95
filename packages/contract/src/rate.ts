/** Kinds of credentials; each has a bucket of its own. */
export const credentialKinds = ['api-key', 'oauth'] as const
export type CredentialKind = (typeof credentialKinds)[number]

/** A leaky bucket: it holds `capacity` requests and drains evenly, all of it in `drainMs`. */
export interface Bucket {
  readonly capacity: number
  readonly drainMs: number
}

/** The documented buckets; enterprise plans drain twice as fast. */
export const buckets = {
  'api-key': { capacity: 40, drainMs: 20_000 },
  oauth: { capacity: 80, drainMs: 20_000 },
} as const satisfies Record<CredentialKind, Bucket>

export const enterpriseDrainMs = 10_000

/** On every answer: `used/capacity`. Names of headers are not case-sensitive. */
export const rateHeader = 'x-gorgias-account-api-call-limit'
