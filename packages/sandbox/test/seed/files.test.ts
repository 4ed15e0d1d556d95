import { inflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { jpegOf } from '../../src/seed/files/jpeg.ts'
import { pdfOf } from '../../src/seed/files/pdf.ts'
import { pictureOf } from '../../src/seed/files/picture.ts'
import { pngOf } from '../../src/seed/files/png.ts'

it('the table of a PDF says where each object is', () => {
  const file = Buffer.from(pdfOf('Facture (1)', ['Für Zoë', '日本'])).toString('latin1')
  const start = Number(/startxref\n(\d+)\n/.exec(file)?.[1])
  expect(file.slice(start, start + 9)).toBe('xref\n0 6\n')
  const offsets = [...file.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset))
  expect(offsets.map((offset) => file.slice(offset, offset + 7))).toEqual([1, 2, 3, 4, 5].map((id) => `${id} 0 obj`))
  const [, length, text] = /Length (\d+) >>\nstream\n(.*)\nendstream/s.exec(file) ?? []
  expect(text).toHaveLength(Number(length))
  expect(text).toContain('(Facture \\(1\\)) Tj')
  expect(text).toContain('(Für Zoë) Tj\n0 -22 Td (??) Tj')
})

it('a PNG holds as many pixels as it says, and more than one colour', () => {
  const file = Buffer.from(pngOf(pictureOf('fern.png')))
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)]
  const from = file.indexOf('IDAT') + 4
  const rows = inflateSync(file.subarray(from, from + file.readUInt32BE(from - 8)))
  expect(rows).toHaveLength(height * (1 + width * 3))
  expect(new Set(rows).size).toBeGreaterThan(20)
})

it('a JPEG holds a difference for each colour of each block, and nothing else', () => {
  const file = Buffer.from(jpegOf(pictureOf('chip.jpg')))
  const frame = file.indexOf(Buffer.from([0xff, 0xc0])) + 5
  const [height, width] = [file.readUInt16BE(frame), file.readUInt16BE(frame + 2)]
  const data = file.subarray(file.indexOf(Buffer.from([0xff, 0xda])) + 14, -2).toString('latin1')
  expect(data.replaceAll('\xff\0', '')).not.toContain('\xff')
  const bytes = Buffer.from(data.replaceAll('\xff\0', '\xff'), 'latin1')
  let bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  for (let left = (width / 8) * (height / 8) * 3; left > 0; left--) {
    const length = Number.parseInt(bits.slice(0, 4), 2)
    expect([length <= 8, bits[4 + length]]).toEqual([true, '0'])
    bits = bits.slice(4 + length + 1)
  }
  expect(bits).toMatch(/^1{0,7}$/)
})
