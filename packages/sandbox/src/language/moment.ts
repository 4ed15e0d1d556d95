const shape =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:[Zz]|([+-])(\d\d):?(\d\d)?)?)?$/

/** Microseconds since 1970 of an ISO date or date and time; without a zone it is UTC. Null for other texts. */
export function momentOf(text: string): number | null {
  const match = shape.exec(text)
  if (!match) return null
  const part = (group: number) => Number(match[group] ?? 0)
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)]
  const midnight = Date.UTC(year, month - 1, day)
  // February 30 would slide into March, and the year 50 into 1950
  const isDay = year >= 100 && month >= 1 && month <= 12 && day >= 1 && midnight < Date.UTC(year, month)
  if (!isDay || hour > 23 || minute > 59 || second > 59) return null
  const offset = (match[8] === '-' ? -1 : 1) * (part(9) * 60 + part(10))
  const micros = Number((match[7] ?? '').slice(0, 6).padEnd(6, '0'))
  return (midnight + ((hour * 60 + minute - offset) * 60 + second) * 1000) * 1000 + micros
}
