/** The objects of a change of several: named by id, or selected by a view that is saved (its id) or not. */
export interface Chosen {
  /** `ticket` */
  readonly kind: string
  readonly ids?: readonly number[]
  readonly view?: number | Readonly<Record<string, unknown>>
}

/** The ids of a list of objects. */
export function idsIn(list: unknown): number[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((item: { readonly id?: number } | null) => item?.id ?? [])
}
