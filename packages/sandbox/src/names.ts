/** First word and last word; what is between is in neither part. */
export function splitName(name: string | null | undefined): { firstname: string; lastname: string } {
  const words = (name ?? '').trim().split(/\s+/).filter(Boolean)
  return { firstname: words[0] ?? '', lastname: words.length > 1 ? (words.at(-1) ?? '') : '' }
}
