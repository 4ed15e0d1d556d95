import { UsageError } from '@rhetor/client'
import * as z from 'zod'
import type { Files } from '../files.ts'

const Place = z.object({
  /** What was asked for; another command cannot go on from here. */
  asked: z.string(),
  /** The moments that were meant, since `7d` means another one tomorrow. */
  from: z.number().nullable(),
  until: z.number().nullable(),
  /** Where the list goes on; null at its beginning. */
  cursor: z.string().nullable(),
  /** So much of the file is good; whatever comes after it is written again. */
  bytes: z.int().min(0),
  rows: z.int().min(0),
  calls: z.int().min(0),
})

/** How far an export has come. It lies beside its file until the file is whole. */
export interface Place extends z.output<typeof Place> {}

export function placeFile(to: string): string {
  return `${to}.resume`
}

/** The place an earlier run was left at; undefined where there is none. */
async function readPlace(files: Files, to: string): Promise<Place | 'unreadable' | undefined> {
  const text = await files.readText(placeFile(to))
  if (text === undefined) return undefined
  try {
    return Place.parse(JSON.parse(text))
  } catch {
    return 'unreadable'
  }
}

export async function writePlace(files: Files, to: string, place: Place): Promise<void> {
  await files.write(placeFile(to), JSON.stringify(place))
}

/** How long a file is; undefined where there is none. */
export async function sizeOf(files: Files, path: string): Promise<number | undefined> {
  if (files.size) return files.size(path)
  const text = await files.readText(path)
  return text === undefined ? undefined : new TextEncoder().encode(text).length
}

/** Where to begin: at the beginning, or where the same command was stopped. */
export async function startingPlace(
  files: Files,
  to: string,
  fresh: Place,
  overwrite: boolean,
): Promise<{ readonly place: Place; readonly resumed: boolean }> {
  const [left, size] = [await readPlace(files, to), await sizeOf(files, to)]
  const isSame = typeof left === 'object' && left.asked === fresh.asked
  if (isSame && (size ?? 0) >= left.bytes) return { place: left, resumed: left.cursor !== null }
  // a file that has lost what was written to it is begun again
  if (isSame || overwrite) return { place: fresh, resumed: false }
  if (left !== undefined)
    throw new UsageError(
      `export: nothing was read: another export to ${to} was left unfinished; run that one again to finish it, or begin anew with overwrite.`,
    )
  if (size !== undefined)
    throw new UsageError(`export: nothing was read: ${to} is there already; choose another name, or say overwrite.`)
  return { place: fresh, resumed: false }
}
