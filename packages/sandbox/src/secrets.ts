import { createHash, randomBytes, randomUUID } from 'node:crypto'

/** Where keys, tokens and ids that mean nothing come from. */
export interface Secrets {
  uuid(): string
  /** So many bytes, as hexadecimal digits. */
  hex(size: number): string
}

export const unguessable: Secrets = { uuid: randomUUID, hex: (size) => randomBytes(size).toString('hex') }

/** The same ones for the same input. */
export function repeatable(words: string): Secrets {
  let position = 0
  const hex = (size: number) =>
    createHash('shake256', { outputLength: size }).update(`${words} ${position++}`).digest('hex')
  return { hex, uuid: () => hex(16).replace(/^(.{8})(.{4}).(.{3}).(.{3})/, '$1-$2-4$3-8$4-') }
}
