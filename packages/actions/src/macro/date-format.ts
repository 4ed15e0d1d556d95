const token = /\[([^\]]*)\]|YYYY|YY|MMMM|MMM|MM|M|Do|DD|D|dddd|ddd|HH|H|hh|h|mm|ss|A|a|Z/g

/** Formats a date, in UTC, by a pattern of moment.js; characters that are not tokens stay. */
export function formatDate(at: Date, pattern: string): string {
  return pattern.replaceAll(token, (sign, literal: string | undefined) => literal ?? tokens[sign]?.(at) ?? sign)
}

const tokens: Readonly<Record<string, (at: Date) => string>> = {
  YYYY: (at) => String(at.getUTCFullYear()).padStart(4, '0'),
  YY: (at) => twoDigits(at.getUTCFullYear() % 100),
  MMMM: (at) => named(at, { month: 'long' }),
  MMM: (at) => named(at, { month: 'short' }),
  MM: (at) => twoDigits(at.getUTCMonth() + 1),
  M: (at) => String(at.getUTCMonth() + 1),
  Do: (at) => ordinal(at.getUTCDate()),
  DD: (at) => twoDigits(at.getUTCDate()),
  D: (at) => String(at.getUTCDate()),
  dddd: (at) => named(at, { weekday: 'long' }),
  ddd: (at) => named(at, { weekday: 'short' }),
  HH: (at) => twoDigits(at.getUTCHours()),
  H: (at) => String(at.getUTCHours()),
  hh: (at) => twoDigits(at.getUTCHours() % 12 || 12),
  h: (at) => String(at.getUTCHours() % 12 || 12),
  mm: (at) => twoDigits(at.getUTCMinutes()),
  ss: (at) => twoDigits(at.getUTCSeconds()),
  A: (at) => (at.getUTCHours() < 12 ? 'AM' : 'PM'),
  a: (at) => (at.getUTCHours() < 12 ? 'am' : 'pm'),
  Z: () => '+00:00',
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

function ordinal(day: number): string {
  const ending = day > 10 && day < 14 ? undefined : ['st', 'nd', 'rd'][(day % 10) - 1]
  return `${day}${ending ?? 'th'}`
}

function named(at: Date, names: Intl.DateTimeFormatOptions): string {
  return at.toLocaleDateString('en-US', { ...names, timeZone: 'UTC' })
}
