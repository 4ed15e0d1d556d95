type Absent = null | undefined

type Filled<Shape> = { [Key in keyof Shape as Absent & Shape[Key] extends never ? Key : never]: Shape[Key] } & {
  [Key in keyof Shape as Absent & Shape[Key] extends never ? never : Key]?: NonNullable<Shape[Key]>
}

/** Without the keys that are null or undefined, which only cost bytes. */
export function withoutEmpty<Shape extends object>(shape: Shape): { [Key in keyof Filled<Shape>]: Filled<Shape>[Key] } {
  return Object.fromEntries(
    Object.entries(shape).filter(([, value]) => value !== null && value !== undefined),
  ) as Filled<Shape>
}

/** The list, or undefined where it is empty. */
export function unlessEmpty<Item>(list: readonly Item[] | null | undefined): readonly Item[] | undefined {
  return list && list.length > 0 ? list : undefined
}
