/** `a, b` → `['a', 'b']`; undefined where it is empty. */
export function commaList(text: string | undefined): string[] | undefined {
  const items = commaListWithBlanks(text)?.filter(Boolean)
  return items?.length ? items : undefined
}

/** The same with what is blank, for lists where a blank one must be refused. */
export function commaListWithBlanks(text: string | undefined): string[] | undefined {
  return text?.split(',').map((item) => item.trim())
}
