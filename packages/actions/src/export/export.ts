import { ApiError, GorgiasError, type Page, UsageError } from '@rhetor/client'
import { failures, strict, unknownName } from '@rhetor/contract'
import * as z from 'zod'
import { reads } from '../action.ts'
import type { Files } from '../files.ts'
import { since, until } from '../find/since.ts'
import { Stopped } from '../perform/stopped.ts'
import type { Session } from '../session.ts'
import { nothing, partOf, type ResumePoint, resumeFile, startingPoint, writeResumePoint } from './resume.ts'
import { createWriter, type Format, formats, type Writer } from './rows.ts'
import { askedOf, type Stream, streams } from './streams.ts'

const ExportInput = strict(() => {
  const names = streams().map(({ name }) => name)
  return {
    resource: z.enum(names).meta({ description: `Which list: ${names.join(', ')}` }),
    to: z.string().trim().min(1).meta({ description: 'The file to write, such as tickets.csv or tickets.jsonl' }),
    format: z.enum(formats).optional().meta({ description: 'By default from the ending of the file name' }),
    since: z
      .string()
      .optional()
      .meta({ description: 'Only what was created since: 2026-08-01, a date and time, or 7d' }),
    until: z.string().optional().meta({ description: 'Only what was created until then; a date includes that day' }),
    fields: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .meta({ description: 'Only these, in this order; nested ones as customer.email' }),
    overwrite: z.boolean().default(false).meta({ description: 'Overwrite an existing file' }),
  }
})
type ExportInput = z.output<typeof ExportInput>

interface Exported {
  readonly rows: number
  /** Pages that were read, those before an interruption included. */
  readonly calls: number
  readonly bytes: number
  readonly to: string
  /** Whether it went on from an interrupted run. */
  readonly resumed: boolean
}

/** Writes a whole list into a file. */
export const exportList = reads({
  name: 'export',
  title: 'Export a list to a file',
  summary:
    'Writes tickets, messages, customers or another list to a file, a hundred per call, in the background lane. Times are those of creation. After an interruption the same command continues where it stopped.',
  input: ExportInput,
  positional: ['resource', 'to'],
  fields: { rows: true, calls: true, bytes: true, to: true, resumed: true },
  example: { resource: 'tickets', to: 'tickets.jsonl' },
  read: async (input, session): Promise<Exported> => {
    const job = jobOf(input, session)
    const { point, resumed } = await startingPoint(job.files, input.to, job.fresh, input.overwrite)
    try {
      return await run(job, point, resumed, session)
    } catch (error) {
      // cursors are short-lived: where the list no longer accepts the cursor, it is read from the beginning
      if (!resumed || !isLostCursor(error)) throw error
      return run(job, job.fresh, false, session)
    }
  },
})

interface Job {
  readonly stream: Stream
  readonly to: string
  readonly files: Files
  readonly writer: Writer
  readonly query: Readonly<Record<string, unknown>>
  readonly newestFirst: boolean
  readonly fresh: ResumePoint
}

function jobOf(input: ExportInput, { files, clock, gorgias }: Session): Job {
  const { resource, to } = input
  if (!files) throw new UsageError('export: nothing was read: no files can be written here.')
  const stream = streams().find(({ name }) => name === resource) as Stream
  const fields = input.fields?.flatMap((field) => field.split(',')).map((field) => field.trim())
  checkFields(stream, fields)
  const format = formatOf(input)
  const now = new Date(clock.now())
  const from = input.since === undefined ? null : Date.parse(since(now, input.since))
  const end = input.until === undefined ? null : Date.parse(until(now, input.until))
  if (from !== null && end !== null && from >= end)
    throw new UsageError('export: nothing was read: since must be before until.')
  return {
    stream,
    to,
    files,
    writer: createWriter(format, stream.columns, fields),
    query: askedOf[stream.row.name] ?? {},
    // Oldest first, new rows do not shift the pages. A recent period is reached sooner from the newest end.
    newestFirst: from !== null && !stream.isRanged,
    fresh: {
      asked: JSON.stringify([
        gorgias.accountName,
        resource,
        format,
        input.since ?? null,
        input.until ?? null,
        fields ?? null,
      ]),
      from,
      until: end,
      cursor: null,
      bytes: 0,
      rows: 0,
      calls: 0,
      last: nothing,
      next: nothing,
    },
  }
}

function checkFields({ name, columns }: Stream, fields: readonly string[] = []): void {
  const unknown = fields.map((field) => field.split('.')[0] ?? '').filter((first) => !columns.includes(first))
  if (unknown.length > 0)
    throw new UsageError(
      `export: nothing was read: ${unknown.map((first) => unknownName(first, columns)).join('; ')}. ${name} have ${columns.join(', ')}.`,
    )
}

function formatOf({ to, format }: ExportInput): Format {
  if (format) return format
  const ending = to.toLowerCase().split('.').at(-1)
  if (ending === 'csv') return 'csv'
  if (ending === 'jsonl' || ending === 'ndjson') return 'jsonl'
  throw new UsageError(
    `export: nothing was read: give the format, ${formats.join(' or ')}, or a file name that ends with it.`,
  )
}

async function run(job: Job, start: ResumePoint, resumed: boolean, session: Session): Promise<Exported> {
  const { files, to, writer } = job
  let point = start
  try {
    if (point.cursor === null) {
      // the resume point first: a file without one counts as complete
      const head = await partOf(writer.head)
      await writeResumePoint(files, to, { ...point, next: head })
      await files.write(to, writer.head)
      point = { ...point, bytes: head.bytes, last: head }
      await writeResumePoint(files, to, point)
    } else await files.truncate(to, point.bytes)
    for await (const page of pagesFrom(job, point, session)) {
      const text = page.items.filter((item) => isInside(item, point)).map(writer.line)
      const joined = text.join('')
      const part = await partOf(joined)
      // recorded before it is written, so that a partly written file is recognised as ours
      await writeResumePoint(files, to, { ...point, next: part })
      await files.append(to, joined)
      point = {
        ...point,
        bytes: point.bytes + part.bytes,
        last: part.bytes > 0 ? part : point.last,
        rows: point.rows + text.length,
        calls: point.calls + 1,
        cursor: page.next ?? null,
      }
      session.progress({ what: `${job.stream.name} exported`, done: point.rows, total: undefined })
      if (!page.next || isPast(page, point, job.newestFirst)) break
      await writeResumePoint(files, to, point)
    }
    await files.remove(resumeFile(to))
    const { rows, calls, bytes } = point
    return { rows, calls, bytes, to, resumed }
  } catch (error) {
    throw withResumeHint(error, point, to, session)
  }
}

function pagesFrom({ stream, query, newestFirst }: Job, { cursor, from, until: end }: ResumePoint, session: Session) {
  const range = { ...(from !== null && { gte: toText(from) }), ...(end !== null && { lt: toText(end) }) }
  const asked = {
    ...query,
    order_by: `created_datetime:${newestFirst ? 'desc' : 'asc'}`,
    ...(stream.isRanged && Object.keys(range).length > 0 && { created_datetime: range }),
    ...(cursor !== null && { cursor }),
  }
  return session.list(stream.row, [asked, { lane: 'background', signal: session.signal }]).pages()
}

function isInside(item: unknown, { from, until: end }: ResumePoint): boolean {
  const at = createdAt(item)
  return !(at < (from ?? Number.NEGATIVE_INFINITY)) && !(at >= (end ?? Number.POSITIVE_INFINITY))
}

/** Whether the rest of the list is outside the period. One row proves nothing: some have a date in the future. */
function isPast({ items }: Page<unknown>, { from, until: end }: ResumePoint, newestFirst: boolean): boolean {
  if (items.length === 0) return false
  if (newestFirst) return from !== null && items.every((item) => createdAt(item) < from)
  return end !== null && items.every((item) => createdAt(item) >= end)
}

function createdAt(item: unknown): number {
  return Date.parse(String((item as { created_datetime?: unknown } | null)?.created_datetime))
}

function toText(ms: number): string {
  return new Date(ms).toISOString()
}

function isLostCursor(error: unknown): boolean {
  const inner = error instanceof GorgiasError ? (error.cause ?? error) : error
  return inner instanceof ApiError && inner.status === 400 && 'cursor' in inner.fields
}

/** The error, with how to continue. */
function withResumeHint(error: unknown, { rows }: ResumePoint, to: string, { signal }: Session): unknown {
  const how = `${rows} rows are in ${to}; run the same command again to continue.`
  if (signal?.aborted && error === signal.reason) return new Stopped(how, { cause: error })
  // a full disk, for example
  if (isOfTheSystem(error)) {
    const { meaning, advice } = failures.output_failed
    return new GorgiasError('output_failed', `export: ${meaning} (${error.message}). ${advice}\n${how}`, {
      cause: error,
    })
  }
  if (!(error instanceof GorgiasError)) return error
  return new GorgiasError(error.code, `${error.message}\n${how}`, { operation: error.operation, cause: error })
}

function isOfTheSystem(error: unknown): error is Error {
  return error instanceof Error && typeof (error as { syscall?: unknown }).syscall === 'string'
}
