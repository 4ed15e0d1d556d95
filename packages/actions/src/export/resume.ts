import { UsageError } from '@rhetor/client'
import * as z from 'zod'
import { digest } from '../digest.ts'
import type { Files } from '../files.ts'

const Part = z.object({ bytes: z.int().min(0), digest: z.string() })

const ResumePoint = z.object({
  /** What was asked for; another command cannot continue from here. */
  asked: z.string(),
  /** The period in milliseconds since 1970, since `7d` means another day tomorrow. */
  from: z.number().nullable(),
  until: z.number().nullable(),
  /** Where the list continues; null at its beginning. */
  cursor: z.string().nullable(),
  /** How much of the file is complete; what follows is written again. */
  bytes: z.int().min(0),
  rows: z.int().min(0),
  calls: z.int().min(0),
  /** The end of the complete part; a later run uses it to check that the file is the same one. */
  last: Part,
  /** The text being written after that, which may be only partly in the file. */
  next: Part,
})

/** How far an export has come. It is stored beside its file until the file is complete. */
export interface ResumePoint extends z.output<typeof ResumePoint> {}

/** A text that was written, or is about to be. */
export async function partOf(text: string): Promise<ResumePoint['last']> {
  return { bytes: new TextEncoder().encode(text).length, digest: await digest(text, digestBytes) }
}

export const nothing = { bytes: 0, digest: '' } as const

const digestBytes = 16

export function resumeFile(to: string): string {
  return `${to}.resume`
}

/** Where an earlier run stopped; undefined where there was none. */
async function readResumePoint(files: Files, to: string): Promise<ResumePoint | 'unreadable' | undefined> {
  const text = await files.readText(resumeFile(to))
  if (text === undefined) return undefined
  try {
    return ResumePoint.parse(JSON.parse(text))
  } catch {
    return 'unreadable'
  }
}

export async function writeResumePoint(files: Files, to: string, point: ResumePoint): Promise<void> {
  await files.write(resumeFile(to), JSON.stringify(point))
}

/** How long a file is; undefined where there is none. */
async function sizeOf(files: Files, path: string): Promise<number | undefined> {
  if (files.size) return files.size(path)
  const text = await files.readText(path)
  return text === undefined ? undefined : new TextEncoder().encode(text).length
}

/** Where to begin: at the beginning, or where the same command was stopped. Nothing is changed before this is clear. */
export async function startingPoint(
  files: Files,
  to: string,
  fresh: ResumePoint,
  overwrite: boolean,
): Promise<{ readonly point: ResumePoint; readonly resumed: boolean }> {
  const [left, size] = [await readResumePoint(files, to), await sizeOf(files, to)]
  const isSame = typeof left === 'object' && left.asked === fresh.asked
  if (isSame && size !== undefined && (await isOurs(files, to, left, size)))
    return { point: left, resumed: left.cursor !== null }
  if (overwrite || (isSame && size === undefined)) return { point: fresh, resumed: false }
  if (left === 'unreadable')
    throw refused(`${resumeFile(to)} is damaged, or of another program, so that it is not clear where to continue`)
  if (isSame)
    throw refused(`${to} was changed after the export to it was interrupted, and continuing would lose the change`)
  if (left !== undefined) throw refused(`another export to ${to} is unfinished; run that one again to finish it`)
  if (size !== undefined) throw refused(`${to} exists already`)
  return { point: fresh, resumed: false }
}

function refused(why: string): UsageError {
  return new UsageError(
    `export: nothing was read or written: ${why}. Choose another name, or start over with overwrite.`,
  )
}

/** Whether a file is as this export left it: what is complete, and at most a part of what came next. */
async function isOurs(files: Files, to: string, { bytes, last, next }: ResumePoint, size: number): Promise<boolean> {
  if (size < bytes || size > bytes + next.bytes) return false
  if (bytes > 0 && !(await holds(files, to, bytes - last.bytes, last))) return false
  if (size === bytes + next.bytes) return next.bytes === 0 || holds(files, to, bytes, next)
  // a partly written text cannot be checked by its digest: with nothing complete before it, it may be another program's
  return size === bytes || bytes > 0
}

async function holds(files: Files, path: string, start: number, part: ResumePoint['last']): Promise<boolean> {
  if (part.bytes === 0 || start < 0) return false
  const end = start + part.bytes
  const found = files.slice ? await files.slice(path, start, end) : (await files.read(path)).slice(start, end)
  return (await partOf(new TextDecoder('utf-8', { ignoreBOM: true }).decode(found))).digest === part.digest
}
