import type { Colour, Picture } from './picture.ts'

// in blocks of eight by eight pixels
const [width, height] = [40, 30]

/** A JPEG of the simplest kind: each block has one colour, which needs no cosines. */
export function jpegOf(picture: Picture): Uint8Array {
  const last = [0, 0, 0]
  let bits = ''
  for (let block = 0; block < width * height; block++) {
    const colour = toYcc(picture((block % width) / width, Math.floor(block / width) / height))
    for (const [index, value] of colour.entries()) {
      bits += difference(value - (last[index] ?? 0)) + endOfBlock
      last[index] = value
    }
  }
  const bytes = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1').match(/.{8}/g) ?? []
  // a zero keeps 255 from being taken for a marker
  const data = bytes.flatMap((byte) => (byte === '11111111' ? [255, 0] : [Number.parseInt(byte, 2)]))
  return Buffer.from([...head, ...data, 0xff, 0xd9])
}

const segment = (marker: number, ...content: readonly number[]) => [0xff, marker, 0, content.length + 2, ...content]
const counts = (...byLength: readonly number[]) => Array.from({ length: 16 }, (_, index) => byLength[index] ?? 0)
const size = [height * 8, width * 8].flatMap((pixels) => [pixels >> 8, pixels & 255])
const endOfBlock = '0'

const head = [
  ...[0xff, 0xd8],
  ...segment(0xe0, ...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0),
  // the first number of a block is eight times its mean
  ...segment(0xdb, 0, ...Array<number>(64).fill(8)),
  ...segment(0xc0, 8, ...size, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0),
  // nine lengths of differences, each a word of four bits; and the end of a block, a word of one
  ...segment(0xc4, 0x00, ...counts(0, 0, 0, 9), 0, 1, 2, 3, 4, 5, 6, 7, 8),
  ...segment(0xc4, 0x10, ...counts(1), 0),
  ...segment(0xda, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0),
]

function difference(value: number): string {
  if (value === 0) return '0000'
  const length = 32 - Math.clz32(Math.abs(value))
  const bits = value < 0 ? value + 2 ** length - 1 : value
  return length.toString(2).padStart(4, '0') + bits.toString(2).padStart(length, '0')
}

function toYcc([red, green, blue]: Colour): number[] {
  const luma = 0.299 * red + 0.587 * green + 0.114 * blue
  return [luma - 128, (blue - luma) * 0.564, (red - luma) * 0.713].map(Math.round)
}
