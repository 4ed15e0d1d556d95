import { Problem } from './problem.ts'

/** A time in microseconds since 1970: what the API prints is finer than a Date. */
export type Micros = number

/** As the API prints it: with microseconds and offset, whole seconds without a fraction. */
export function toText(at: Micros): string {
  const seconds = Math.floor(at / 1_000_000)
  const fraction = at - seconds * 1_000_000
  const text = new Date(seconds * 1000).toISOString().slice(0, 19)
  return `${text}${fraction === 0 ? '' : `.${String(fraction).padStart(6, '0')}`}+00:00`
}

const shape = /^(\d{4}-\d\d-(\d\d))(?:[Tt ](\d\d:\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:[Zz]|([+-]\d\d):?(\d\d)?)?)?$/

/** Reads a date, or a date and time with a fraction of any length, `Z` or an offset; without one it is UTC. */
export function parseMoment(text: string): Micros | undefined {
  const [, date, dayOfMonth = '', clock = '00:00', seconds = '00', fraction = '', hours = '+00', minutes = '00'] =
    shape.exec(text) ?? []
  // Date would read the first hour of the next day
  if (date === undefined || clock >= '24') return undefined
  // and let February 30 slide into March
  if (dayOfMonth > '28' && new Date(date).getUTCDate() !== Number(dayOfMonth)) return undefined
  const millis = Date.parse(`${date}T${clock}:${seconds}${hours}:${minutes}`)
  return Number.isNaN(millis) ? undefined : millis * 1000 + Number(fraction.slice(0, 6).padEnd(6, '0'))
}

/** A datetime from a request, as the API prints it. */
export function normalizeMoment(text: string): string {
  const at = parseMoment(text)
  if (at === undefined) throw new Problem(400, `${text} is not a valid datetime.`)
  return toText(at)
}

export const second = 1_000_000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

/** Where clocks end: microseconds are counted exactly until 2255, and what is scheduled has to come after now. */
export const endOfTime: Micros = Date.UTC(2200, 0, 1) * 1000

/** Refuses a time that no clock is set to. */
export function checkClockTime(at: Micros): void {
  if (!(at <= endOfTime)) throw new RangeError(`the clock ends at ${toText(endOfTime)}`)
}
