import { UsageError } from '@rhetor/client'
import { unknownName } from '@rhetor/contract'

/** Only the named parts of a result: `id,customer.email`. In a list the names mean its items. */
export function selectFields(result: unknown, names: readonly string[]): unknown {
  const paths = names.map((name) => name.trim()).filter(Boolean)
  if (paths.length === 0) throw new UsageError('--fields: name at least one, such as --fields id,subject.')
  const items = itemsOf(result)
  const all = items ?? [result]
  for (const path of paths) {
    // a field that no item has is misspelt; one that some lack is empty there
    if (all.length > 0 && all.every((item) => valueAt(item, path) === undefined)) {
      throw new UsageError(`--fields: ${unknownName(path, pathsOf(all[0]))}. There are: ${pathsOf(all[0]).join(', ')}.`)
    }
  }
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

function pathsOf(item: unknown): string[] {
  if (typeof item !== 'object' || item === null) return []
  return Object.entries(item).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? [name, ...Object.keys(value).map((inner) => `${name}.${inner}`)]
      : [name],
  )
}
