const token = /\[([^\]]*)\]|YYYY|YY|MMMM|MMM|MM|M|DD|D|dddd|ddd|HH|H|hh|h|mm|ss|A|a|Z/g

/** Formats a time, in UTC, by a pattern of moment.js; signs that are not among these tokens stay as they are. */
export function formatMoment(micros: number, pattern: string): string {
  const date = new Date(Math.floor(micros / 1000))
  return pattern.replaceAll(token, (sign, literal: string | undefined) => literal ?? tokens[sign]?.(date) ?? sign)
}

const tokens: Readonly<Record<string, (date: Date) => string>> = {
  YYYY: (date) => String(date.getUTCFullYear()).padStart(4, '0'),
  YY: (date) => twoDigits(date.getUTCFullYear() % 100),
  MMMM: (date) => named(date, { month: 'long' }),
  MMM: (date) => named(date, { month: 'short' }),
  MM: (date) => twoDigits(date.getUTCMonth() + 1),
  M: (date) => String(date.getUTCMonth() + 1),
  DD: (date) => twoDigits(date.getUTCDate()),
  D: (date) => String(date.getUTCDate()),
  dddd: (date) => named(date, { weekday: 'long' }),
  ddd: (date) => named(date, { weekday: 'short' }),
  HH: (date) => twoDigits(date.getUTCHours()),
  H: (date) => String(date.getUTCHours()),
  hh: (date) => twoDigits(hourOfHalf(date)),
  h: (date) => String(hourOfHalf(date)),
  mm: (date) => twoDigits(date.getUTCMinutes()),
  ss: (date) => twoDigits(date.getUTCSeconds()),
  A: (date) => (date.getUTCHours() < 12 ? 'AM' : 'PM'),
  a: (date) => (date.getUTCHours() < 12 ? 'am' : 'pm'),
  Z: () => '+00:00',
}

function hourOfHalf(date: Date): number {
  return date.getUTCHours() % 12 || 12
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

function named(date: Date, names: Intl.DateTimeFormatOptions): string {
  return date.toLocaleDateString('en-US', { ...names, timeZone: 'UTC' })
}
