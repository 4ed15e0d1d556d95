/** A query as the API reads it: lists repeat their key, keys of objects are in brackets, undefined and null are left out. */
export function toQueryString(query: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) append(search, name, value)
  return search.toString()
}

function append(search: URLSearchParams, name: string, value: unknown): void {
  if (value === undefined || value === null) return
  if (Array.isArray(value)) {
    // null in a list has a meaning of its own: `languages` of macros without a language
    for (const item of value) if (item !== undefined) append(search, name, item ?? '')
  } else if (typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) append(search, `${name}[${key}]`, inner)
  } else {
    search.append(name, String(value))
  }
}

/** Fills `{id}` in a path; check values with `isPathSafe` first. */
export function fillPath(path: string, params: Readonly<Record<string, unknown>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])))
}

/** Whether a path parameter cannot change the rest of the path. */
export function isPathSafe(value: unknown): boolean {
  const text = String(value)
  return text !== '' && text !== '.' && text !== '..' && !/[\\/\p{Cc}]|%2f|%5c|%2e/iu.test(text)
}
