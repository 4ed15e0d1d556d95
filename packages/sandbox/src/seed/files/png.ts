import { crc32, deflateSync } from 'node:zlib'
import type { Picture } from './picture.ts'

const [width, height] = [240, 180]

export function pngOf(picture: Picture): Uint8Array {
  // each row begins with how it is filtered: not at all
  const rows = Buffer.alloc(height * (1 + width * 3))
  for (let pixel = 0; pixel < width * height; pixel++) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)]
    rows.set(picture(x / width, y / height), y * (1 + width * 3) + 1 + x * 3)
  }
  const eightBitsInColour = [8, 2, 0, 0, 0]
  const header = Buffer.from([...bytesOf(width), ...bytesOf(height), ...eightBitsInColour])
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND')]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks])
}

function chunk(type: string, data: Uint8Array = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(type), data])
  return Buffer.concat([bytesOf(data.length), named, bytesOf(crc32(named))])
}

function bytesOf(number: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(number)
  return bytes
}
