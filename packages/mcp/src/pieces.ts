// long enough to hold more than a common word, short enough to survive the edits around it
const length = 8
// of a long text every eighth piece is enough, chosen by what is in it, so that it is chosen in every text
const oneIn = 8
const shortText = 200

/** The numbers of the overlapping pieces of a text: those that two texts share, whatever was edited between them. */
export function piecesOf(text: string): ReadonlySet<number> {
  const pieces = new Set<number>()
  for (const piece of eachPiece(text)) if (text.length < shortText || piece % oneIn === 0) pieces.add(piece)
  return pieces
}

/** The hash of each piece, in one pass (a rolling hash): one character is added and one removed. */
export function* eachPiece(text: string): Generator<number> {
  let sum = 0
  for (let at = 0; at < text.length; at++) {
    sum = (Math.imul(sum, base) + text.charCodeAt(at)) | 0
    if (at >= length) sum = (sum - Math.imul(highest, text.charCodeAt(at - length))) | 0
    if (at >= length - 1) yield mixed(sum)
  }
}

const base = 0x01000193
const highest = Array.from({ length }).reduce<number>((power) => Math.imul(power, base), 1)

/** Mixes the bits of a hash: its lowest bits alone depend on little of the text. */
function mixed(sum: number): number {
  const half = Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d)
  return (half ^ (half >>> 13)) >>> 0
}
