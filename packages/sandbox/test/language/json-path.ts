import type { Path } from '../../src/language/path.ts'

/** The literal of SQL that names a place in JSON: `'$."meta"."order"[0]'`. Numbers are positions in lists. */
export function jsonPath(keys: Path): string {
  const path = keys.map((key) =>
    typeof key === 'string' ? `.${JSON.stringify(key)}` : `[${key < 0 ? '#' : ''}${key}]`,
  )
  return `'$${path.join('').replaceAll("'", "''")}'`
}
