/** Only the named parts of a result: `id,customer.email`. In a list the names mean its items; what is missing is null. */
export function selectFields(result: unknown, paths: readonly string[]): unknown {
  const items = itemsOf(result)
  const pick = (item: unknown) => Object.fromEntries(paths.map((path) => [path, valueAt(item, path) ?? null]))
  if (!items) return pick(result)
  const picked = items.map(pick)
  return Array.isArray(result) ? picked : { ...(result as object), items: picked }
}

/** The items of a result that is a list or has one. */
export function itemsOf(result: unknown): readonly unknown[] | undefined {
  if (Array.isArray(result)) return result
  const items = (result as { items?: unknown } | null)?.items
  return Array.isArray(items) ? items : undefined
}

function valueAt(value: unknown, path: string): unknown {
  // a name with dots may be the name of a field
  if (typeof value === 'object' && value !== null && path in value) return (value as Record<string, unknown>)[path]
  return path
    .split('.')
    .reduce<unknown>((inner, name) => (inner as Record<string, unknown> | null | undefined)?.[name], value)
}
