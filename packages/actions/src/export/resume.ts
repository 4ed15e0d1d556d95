import { UsageError } from '@rhetor/client'
import * as z from 'zod'
import type { Files } from '../files.ts'

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
})

/** How far an export has come. It is stored beside its file until the file is complete. */
export interface ResumePoint extends z.output<typeof ResumePoint> {}

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
export async function sizeOf(files: Files, path: string): Promise<number | undefined> {
  if (files.size) return files.size(path)
  const text = await files.readText(path)
  return text === undefined ? undefined : new TextEncoder().encode(text).length
}

/** Where to begin: at the beginning, or where the same command was stopped. */
export async function startingPoint(
  files: Files,
  to: string,
  fresh: ResumePoint,
  overwrite: boolean,
): Promise<{ readonly point: ResumePoint; readonly resumed: boolean }> {
  const [left, size] = [await readResumePoint(files, to), await sizeOf(files, to)]
  const isSame = typeof left === 'object' && left.asked === fresh.asked
  if (isSame && (size ?? 0) >= left.bytes) return { point: left, resumed: left.cursor !== null }
  // a file that is shorter than what was written to it is started over
  if (isSame || overwrite) return { point: fresh, resumed: false }
  if (left !== undefined)
    throw new UsageError(
      `export: nothing was read: another export to ${to} is unfinished; run that one again to finish it, or start over with overwrite.`,
    )
  if (size !== undefined)
    throw new UsageError(`export: nothing was read: ${to} exists already; choose another name, or overwrite.`)
  return { point: fresh, resumed: false }
}
