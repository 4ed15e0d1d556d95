/** Values in DER, the bytes certificates are made of. */
export type Der = Buffer

function tagged(tag: number, ...contents: readonly Uint8Array[]): Der {
  const body = Buffer.concat(contents)
  return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body])
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length])
  const bytes = bytesOf(length)
  return Buffer.from([0x80 | bytes.length, ...bytes])
}

function bytesOf(value: number): number[] {
  return value < 0x100 ? [value] : [...bytesOf(Math.floor(value / 0x100)), value & 0xff]
}

export const sequence = (...parts: readonly Der[]): Der => tagged(0x30, ...parts)
export const set = (...parts: readonly Der[]): Der => tagged(0x31, ...parts)
export const boolean = (value: boolean): Der => tagged(0x01, Buffer.from([value ? 0xff : 0]))
export const octets = (content: Uint8Array): Der => tagged(0x04, content)
export const bits = (content: Uint8Array, unused = 0): Der => tagged(0x03, Buffer.from([unused]), content)
export const utf8 = (text: string): Der => tagged(0x0c, Buffer.from(text))

/** A positive number, given as its bytes. */
export function integer(bytes: Uint8Array): Der {
  const isNegative = ((bytes[0] ?? 0) & 0x80) !== 0
  return tagged(0x02, ...(isNegative ? [Buffer.from([0])] : []), bytes)
}

/** A field with a number of the surrounding type: made of other values, or of bare bytes. */
export const field = (number: number, ...parts: readonly Der[]): Der => tagged(0xa0 | number, ...parts)
export const bareField = (number: number, content: Uint8Array): Der => tagged(0x80 | number, content)

/** `2.5.29.17` */
export function oid(text: string): Der {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number)
  const bytes = [first * 40 + second, ...rest.flatMap(base128)]
  return tagged(0x06, Buffer.from(bytes))
}

function base128(value: number): number[] {
  const low = value & 0x7f
  return value < 0x80 ? [low] : [...base128(value >>> 7).map((byte) => byte | 0x80), low]
}

/** Years before 2050 have two digits. */
export function time(at: Date): Der {
  const text = `${at.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`
  return at.getUTCFullYear() < 2050 ? tagged(0x17, Buffer.from(text.slice(2))) : tagged(0x18, Buffer.from(text))
}
