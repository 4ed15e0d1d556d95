/** Numbers that look random and never change: the same words give the same number in every process. */
export function hash(...words: readonly (string | number)[]): number {
  let state = 0x811c9dc5
  for (const letter of words.join('\u0001')) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  // FNV alone barely moves the high bits for words that differ in their last letter
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
  return (state ^ (state >>> 16)) >>> 0
}

/** At least 0, below 1. */
export function fraction(...words: readonly (string | number)[]): number {
  return hash(...words) / 2 ** 32
}

/** A whole number from low to high, both included. */
export function between(low: number, high: number, ...words: readonly (string | number)[]): number {
  return low + (hash(...words) % (high - low + 1))
}

export function pick<Item>(list: readonly Item[], ...words: readonly (string | number)[]): Item {
  return at(list, hash(...words))
}

/** The item at a position that may lie beyond the end: the list goes round. */
export function at<Item>(list: readonly Item[], position: number): Item {
  if (list.length === 0) throw new RangeError('cannot take an item of an empty list')
  return list[position % list.length] as Item
}
