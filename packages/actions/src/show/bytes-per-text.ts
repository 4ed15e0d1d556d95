import { sizeOf } from '../untrusted.ts'

/**
 * How many bytes each text may take: short ones are shown whole and leave the rest to others. The newest three texts
 * and the first get more than those between.
 */
export function bytesPerText(texts: readonly string[], bytes: number): number[] {
  const sizes = texts.map(sizeOf)
  const weights = texts.map((_, index) => (index >= texts.length - 3 ? 4 : index === 0 ? 2 : 1))
  let room = Math.max(bytes, leastText * texts.length)
  let open = sizes.map((size, index) => ({ index, size, weight: weights[index] as number }))
  for (;;) {
    const share = room / open.reduce((sum, { weight }) => sum + weight, 0)
    const [whole, cut] = [open.filter(fits), open.filter((text) => !fits(text))]
    if (whole.length === 0 || cut.length === 0) {
      for (const { index, weight } of cut) sizes[index] = Math.floor(share * weight)
      return sizes
    }
    room -= whole.reduce((sum, { size }) => sum + size, 0)
    open = cut

    function fits({ size, weight }: { size: number; weight: number }) {
      return size <= share * weight
    }
  }
}

/** The beginning of a text that says what it is about. */
export const leastText = 60
