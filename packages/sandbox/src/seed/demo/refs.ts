import { type Key, type Ref, type RefKind, refKinds } from './keys.ts'

const pattern = new RegExp(`^@(${refKinds.join('|')})/(.+)$`)

/** Free data with every ref, be it a value or a key, replaced by the id that belongs to it. */
export function resolveRefs(data: unknown, idOf: (kind: RefKind, key: Key) => number): unknown {
  if (typeof data === 'string') {
    const ref = parseRef(data)
    return ref ? idOf(ref.kind, ref.key) : data
  }
  if (Array.isArray(data)) return data.map((item) => resolveRefs(item, idOf))
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [String(resolveRefs(name, idOf)), resolveRefs(value, idOf)]),
  )
}

export function parseRef(text: Ref | string): { kind: RefKind; key: Key } | undefined {
  const [, kind, key] = pattern.exec(text) ?? []
  return kind && key ? { kind: kind as RefKind, key } : undefined
}
