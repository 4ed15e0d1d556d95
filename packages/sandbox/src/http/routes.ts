import { methods, type Operation, operations } from '@rhetor/contract'

interface Route {
  readonly segments: readonly string[]
  readonly rows: ReadonlyMap<string, Operation>
}

/** Where a request goes. */
export type Match =
  | { readonly kind: 'row'; readonly row: Operation; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: 'method' }
  | { readonly kind: 'path' }

const routes: readonly Route[] = buildRoutes()

// fixed words before parameters: `/customers/merge` is not a customer
function buildRoutes(): Route[] {
  const byPath = Map.groupBy(operations, (row) => row.path)
  return [...byPath]
    .map(([path, rows]) => ({
      segments: path.split('/').filter(Boolean),
      rows: new Map(rows.map((row) => [row.method as string, row])),
    }))
    .toSorted((left, right) => parametersIn(left) - parametersIn(right))
}

function parametersIn({ segments }: Route): number {
  return segments.filter((segment) => segment.startsWith('{')).length
}

/** Finds the row for a path below `/api`; doubled and closing slashes are let pass, as the API does. */
export function matchRoute(method: string, path: string): Match {
  const given = path.split('/').filter(Boolean)
  let known = false
  for (const route of routes) {
    const values = valuesOf(route, given)
    if (!values) continue
    const row = route.rows.get(method)
    if (row) return { kind: 'row', row, values }
    known = true
  }
  return { kind: known || !(methods as readonly string[]).includes(method) ? 'method' : 'path' }
}

function valuesOf({ segments }: Route, given: readonly string[]): Record<string, string> | undefined {
  if (segments.length !== given.length) return undefined
  const values: Record<string, string> = {}
  for (const [index, segment] of segments.entries()) {
    const value = given[index] as string
    if (segment.startsWith('{')) {
      const decoded = decode(value)
      if (decoded === undefined) return undefined
      values[segment.slice(1, -1)] = decoded
    } else if (segment !== value) return undefined
  }
  return values
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
