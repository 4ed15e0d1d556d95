import { UsageError } from '@rhetor/client'

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 } as const

const day = /^\d{4}-\d{2}-\d{2}$/
const moment = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/

/** The start of a time in the past: a date in UTC, a date and time, or how long ago it was, such as `7d`. */
export function since(now: Date, text: string): string {
  return toMoment(now, text).toISOString()
}

/** The end of a time in the past, exclusive: a date includes that day. */
export function until(now: Date, text: string): string {
  const at = toMoment(now, text)
  return new Date(at.getTime() + (day.test(text.trim()) ? unitMs.d : 0)).toISOString()
}

function toMoment(now: Date, text: string): Date {
  const trimmed = text.trim()
  const [, amount, unit] = /^(\d{1,5})\s*([mhdw])$/.exec(trimmed) ?? []
  const at = amount
    ? now.getTime() - Number(amount) * unitMs[unit as keyof typeof unitMs]
    : day.test(trimmed) || moment.test(trimmed)
      ? Date.parse(trimmed)
      : Number.NaN
  if (Number.isNaN(at))
    throw new UsageError(
      `${JSON.stringify(text)} is not a date: write 2026-08-01, 2026-08-01T09:00:00Z, or how long ago it was, such as 7d or 12h.`,
    )
  return new Date(at)
}
