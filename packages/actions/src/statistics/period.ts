import { UsageError } from '@rhetor/client'

/** A period in days, the last one included. */
export interface Days {
  readonly from: string
  readonly to: string
}

const day = /^\d{4}-\d{2}-\d{2}$/
const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/

/** The days meant by two texts: dates, moments, `today`, `yesterday`, or `7d`, the seventh day counted back from today. */
export function daysOf({ from, to }: { from: string; to: string }, now: Date, timezone: string): Days {
  const today = dayIn(timezone, now)
  const days = { from: toDay(from, today), to: toDay(to, today) }
  if (Date.parse(days.to) < Date.parse(days.from))
    throw new UsageError(`statistics: the period ends on ${days.to}, before it begins on ${days.from}.`)
  return days
}

/** The end of a period as the API takes it, exclusive: a day or a time. */
export function endOf({ to }: Days): string {
  return day.test(to) ? shifted(to, 1) : to
}

function toDay(text: string, today: string): string {
  const word = text.trim().toLowerCase()
  if (word === 'today') return today
  if (word === 'yesterday') return shifted(today, -1)
  const [, amount, unit] = /^(\d{1,4})([dw])$/.exec(word) ?? []
  if (amount) return shifted(today, 1 - Math.max(1, Number(amount) * (unit === 'w' ? 7 : 1)))
  const date = text.trim()
  if ((day.test(date) || moment.test(date)) && !Number.isNaN(Date.parse(date))) return date
  throw new UsageError(
    `statistics: ${JSON.stringify(text)} is not a day: write 2026-08-01, today, yesterday, or 7d, 30d, 4w for that many days up to today.`,
  )
}

function shifted(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The date it is somewhere. */
function dayIn(timeZone: string, at: Date): string {
  try {
    const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
      .formatToParts(at)
      .map(({ type, value }) => [type, value])
    const { year, month, day: date } = Object.fromEntries(parts) as Record<string, string>
    return `${year}-${month}-${date}`
  } catch (cause) {
    throw new UsageError(
      `statistics: ${JSON.stringify(timeZone)} is not a time zone; write a name such as Europe/Paris or UTC.`,
      // it may come from the profile of a user
      {
        cause,
        apart: {
          message: 'statistics: this is not a time zone; write a name such as Europe/Paris or UTC.',
          names: timeZone,
        },
      },
    )
  }
}
