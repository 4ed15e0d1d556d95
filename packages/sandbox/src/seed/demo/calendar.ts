import { fraction } from './chance.ts'

/**
 * The demo is written as of a Wednesday, 15:00 UTC. demo-at.ts moves it to any other moment and keeps weekdays and hours of
 * all but the last days.
 */
export const toldAt = { weekday: 3, minuteOfDay: 15 * 60 } as const

export const minutesPerDay = 24 * 60
export const minutesPerWeek = 7 * minutesPerDay

/** The shop's hours, as `business-hours` has them: 1 is Monday. */
export const openingHours = [
  { days: [1, 2, 3, 4, 5], from: 8 * 60, to: 20 * 60 },
  { days: [6], from: 9 * 60, to: 17 * 60 },
] as const

// customers write after breakfast, after lunch and from the sofa
const byHour = [2, 1, 1, 1, 1, 2, 4, 8, 13, 17, 18, 16, 13, 15, 17, 16, 14, 12, 11, 12, 13, 11, 7, 4]
const byWeekday = [1.3, 1.12, 1.05, 1, 0.95, 0.66, 0.78]

/** When `count` customers wrote first within so many days: minutes ago, oldest first. */
export function arrivals(count: number, days: number): number[] {
  const hours = Array.from({ length: days * 24 }, (_, index) => (days * 24 - index) * 60)
  const weights = hours.map(intensity)
  const step = weights.reduce((sum, weight) => sum + weight, 0) / count
  const found: number[] = []
  let passed = 0
  hours.forEach((hourStart, index) => {
    const weight = weights[index] ?? 0
    while (found.length < count && step * (found.length + 0.5) < passed + weight) {
      const into = (step * (found.length + 0.5) - passed) / weight
      const shaken = Math.min(0.98, Math.max(0.02, into * 0.6 + 0.4 * fraction('arrival', found.length)))
      found.push(hourStart - 60 * shaken)
    }
    passed += weight
  })
  return found.toSorted((one, other) => other - one)
}

// a little more each month, and a sale five weeks ago
function intensity(minutesAgo: number): number {
  const { weekday, minuteOfDay } = moment(minutesAgo - 30)
  const growth = 1.25 - minutesAgo / (90 * minutesPerDay) / 2
  const sale = Math.abs(minutesAgo / minutesPerDay - 36) < 3.5 ? 1.7 : 1
  return (byWeekday[weekday - 1] ?? 1) * (byHour[Math.floor(minuteOfDay / 60)] ?? 1) * growth * sale
}

/** Weekday (1 is Monday) and minute of the day, in UTC. */
function moment(minutesAgo: number): { weekday: number; minuteOfDay: number } {
  const now = (toldAt.weekday - 1) * minutesPerDay + toldAt.minuteOfDay
  const minute = (((now - minutesAgo) % minutesPerWeek) + minutesPerWeek) % minutesPerWeek
  return { weekday: Math.floor(minute / minutesPerDay) + 1, minuteOfDay: minute % minutesPerDay }
}

export function isOpen(minutesAgo: number): boolean {
  return minutesLeft(minutesAgo) > 0
}

/** The moment when so many working minutes have passed: how long an answer takes that waits over nights and Sundays. */
export function afterWork(minutesAgo: number, minutes: number): number {
  let left = minutes
  let cursor = minutesAgo
  for (;;) {
    const working = minutesLeft(cursor)
    if (working > left) return cursor - left
    left -= working
    cursor -= working
    cursor -= untilOpening(cursor)
  }
}

/** The moment itself, or some time of the next day the shop is open. */
export function whenOpen(minutesAgo: number): number {
  if (isOpen(minutesAgo)) return minutesAgo
  const opening = minutesAgo - untilOpening(minutesAgo)
  return opening - 3 - fraction('open', minutesAgo) * Math.min(450, opening * 0.8)
}

/** The moment itself, or the next morning: people do not answer at three at night. */
export function whenAwake(minutesAgo: number): number {
  const { minuteOfDay } = moment(minutesAgo)
  const wakes = 7 * 60 + 25 + 70 * fraction('awake', minutesAgo)
  if (minuteOfDay < wakes) return minutesAgo - (wakes - minuteOfDay)
  return minutesAgo
}

function minutesLeft(minutesAgo: number): number {
  const { weekday, minuteOfDay } = moment(minutesAgo)
  const slot = slotOf(weekday)
  if (!slot || minuteOfDay < slot.from) return 0
  return Math.max(0, slot.to - minuteOfDay)
}

function untilOpening(minutesAgo: number): number {
  const { weekday, minuteOfDay } = moment(minutesAgo)
  for (let days = 0; ; days++) {
    const slot = slotOf(((weekday - 1 + days) % 7) + 1)
    const wait = days * minutesPerDay + (slot?.from ?? 0) - minuteOfDay
    if (slot && wait > 0) return wait
  }
}

function slotOf(weekday: number): { from: number; to: number } | undefined {
  return openingHours.find(({ days }) => (days as readonly number[]).includes(weekday))
}
