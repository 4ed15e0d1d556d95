/** The objects of a bulk change: a list of ids, the id of a saved view, or the filters of an unsaved view. */
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
