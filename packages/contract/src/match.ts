import { methods, type Operation } from './api.ts'

/** What a request matches: a row, a path that has only other methods, or nothing. */
export type Match<Row> =
  | { readonly kind: 'row'; readonly row: Row; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: 'method'; readonly allowed: readonly string[] }
  | { readonly kind: 'path' }

interface Route<Row> {
  readonly segments: readonly string[]
  readonly rows: ReadonlyMap<string, Row>
}

/** Finds the row for a method and a path below the root; double and trailing slashes do not matter. */
export function matcherOf<Row extends Operation>(
  operations: readonly Row[],
): (method: string, path: string) => Match<Row> {
  let routes: Route<Row>[] | undefined
  return (method, path) => {
    routes ??= routesOf(operations)
    const given = path.split('/').filter(Boolean)
    const allowed = new Set<string>()
    for (const route of routes) {
      const values = valuesOf(route.segments, given)
      if (!values) continue
      const row = route.rows.get(method)
      if (row) return { kind: 'row', row, values }
      for (const other of route.rows.keys()) allowed.add(other)
    }
    const isUnknownMethod = !(methods as readonly string[]).includes(method)
    return allowed.size > 0 || isUnknownMethod ? { kind: 'method', allowed: [...allowed] } : { kind: 'path' }
  }
}

// fixed words before parameters: `/customers/merge` is not a customer
function routesOf<Row extends Operation>(operations: readonly Row[]): Route<Row>[] {
  // Map.groupBy is not there on Node 20
  const rowsByPath = new Map<string, Map<string, Row>>()
  for (const row of operations) {
    const rows = rowsByPath.get(row.path) ?? new Map<string, Row>()
    rowsByPath.set(row.path, rows.set(row.method, row))
  }
  return [...rowsByPath]
    .map(([path, rows]) => ({ segments: path.split('/').filter(Boolean), rows }))
    .toSorted((left, right) => parametersIn(left.segments) - parametersIn(right.segments))
}

function parametersIn(segments: readonly string[]): number {
  return segments.filter(isParameter).length
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{')
}

function valuesOf(segments: readonly string[], given: readonly string[]): Record<string, string> | undefined {
  if (segments.length !== given.length) return undefined
  const values: Record<string, string> = {}
  for (const [index, segment] of segments.entries()) {
    const value = given[index] as string
    if (isParameter(segment)) {
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
