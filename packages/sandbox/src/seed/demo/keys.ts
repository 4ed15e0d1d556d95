/** Keys of stores, agents and so on are plain words; this says which kind is meant. */
export type Key = string

/** `@view/inbox`: stands for the id of a thing inside free data, as a value or as a key. See refs.ts. */
export type Ref = `@${RefKind}/${string}`
export const refKinds = ['agent', 'team', 'integration', 'view', 'tag', 'customField'] as const
export type RefKind = (typeof refKinds)[number]

const storeKeys = ['pebblewren', 'teahouse'] as const
export type StoreKey = (typeof storeKeys)[number]
