import type { Granularity } from '@rhetor/contract'
import { type Micros, parseMoment, toText } from '../time.ts'

/** Local time, as the UTC milliseconds at which a UTC clock shows the same. */
type WallMs = number

/** A time zone, with its daylight saving time. */
export interface Zone {
  wallOf(at: Micros): WallMs
  momentOf(wall: WallMs): Micros
}

/** The zone of an IANA name, or undefined where there is no such zone. */
export function openZone(name: string): Zone | undefined {
  let format: Intl.DateTimeFormat
  try {
    // Swedish writes a date nearly as ISO does
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short', timeStyle: 'medium' })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
  const wallOf = (at: Micros) => Date.parse(`${format.format(at / 1000).replace(' ', 'T')}Z`)
  const offsetAt = (ms: number) => wallOf(ms * 1000) - Math.floor(ms / 1000) * 1000
  return {
    wallOf,
    // the second look uses the offset in force at that time itself, not at the same hour of UTC
    momentOf: (wall) => (wall - offsetAt(wall - offsetAt(wall))) * 1000,
  }
}

/** A datetime of a query; one without an offset is read in the zone. */
export function readMoment(text: string, zone: Zone): Micros | undefined {
  const at = parseMoment(text)
  if (at === undefined || /[Tt ].*([Zz]|[+-]\d\d:?(\d\d)?)$/.test(text)) return at
  return zone.momentOf(Math.floor(at / 1000))
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs

const starts: Readonly<Record<Granularity, (wall: WallMs) => WallMs>> = {
  hour: (wall) => wall - (wall % hourMs),
  day: startOfDay,
  // 1970 began on a Thursday: three days after a Monday
  week: (wall) => startOfDay(wall) - ((Math.floor(wall / dayMs) + 3) % 7) * dayMs,
  month: (wall) => Date.UTC(new Date(wall).getUTCFullYear(), new Date(wall).getUTCMonth(), 1),
}

function startOfDay(wall: WallMs): WallMs {
  return wall - (wall % dayMs)
}

/** Where the bucket of a datetime begins, as reports print it. */
export function bucketOf(moment: string, granularity: Granularity, zone: Zone): string {
  const at = parseMoment(moment)
  if (at === undefined) throw new RangeError(`${moment} is not a stored datetime`)
  return new Date(starts[granularity](zone.wallOf(at))).toISOString().slice(0, 23)
}

export interface Period {
  /** Included. */
  readonly start: string
  /** Not included. */
  readonly end: string
}

export function periodOf(start: Micros, end: Micros): Period {
  return { start: toText(start), end: toText(end) }
}
