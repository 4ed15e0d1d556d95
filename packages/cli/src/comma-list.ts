/** `a, b` → `['a', 'b']`; undefined where nothing is left. */
export function commaList(text: string | undefined): string[] | undefined {
  const items = text
    ?.split(',')
    .map((item) => item.trim())
    .filter(Boolean)
  return items?.length ? items : undefined
}
