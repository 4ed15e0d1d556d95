/** A moment in microseconds since 1970: what the API prints is finer than a Date. */
export type Micros = number

/** As the API prints it: with microseconds and offset, whole seconds without a fraction. */
export function toText(at: Micros): string {
  const seconds = Math.floor(at / 1_000_000)
  const fraction = at - seconds * 1_000_000
  const text = new Date(seconds * 1000).toISOString().slice(0, 19)
  return `${text}${fraction === 0 ? '' : `.${String(fraction).padStart(6, '0')}`}+00:00`
}

const shape = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.(\d{1,9}))?(Z|[+-]\d{2}:?\d{2})?)?$/

/** Reads what the API takes: a fraction of any length, `Z` or an offset; a time without an offset is UTC. */
export function parseMoment(text: string): Micros | undefined {
  const match = shape.exec(text)
  if (!match) return undefined
  const [, day, time = '00:00:00', fraction = '', zone = 'Z'] = match
  const withColon = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone
  const millis = Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}${withColon}`)
  return Number.isNaN(millis) ? undefined : millis * 1000 + Number(fraction.slice(0, 6).padEnd(6, '0'))
}

/** A moment somebody sent, as the API prints it. */
export function normalizeMoment(text: string): string {
  const at = parseMoment(text)
  return at === undefined ? text : toText(at)
}

export const second = 1_000_000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour
