/** `a, b` → `['a', 'b']`; undefined where it is empty. */
export function commaList(text: string | undefined): string[] | undefined {
  const items = text
    ?.split(',')
    .map((item) => item.trim())
    .filter(Boolean)
  return items?.length ? items : undefined
}
