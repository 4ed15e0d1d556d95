import { UsageError } from '@rhetor/client'

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 } as const

/** A date and time in the future: written out, or as a time from now such as `3d`. */
export function futureDatetime(now: Date, text: string): string {
  const [, amount, unit] = /^(\d{1,4})\s*([mhdw])$/.exec(text.trim()) ?? []
  const at =
    amount === undefined ? Date.parse(text) : now.getTime() + Number(amount) * unitMs[unit as keyof typeof unitMs]
  if (Number.isNaN(at))
    throw new UsageError(
      `${JSON.stringify(text)} is not a date and time: write 2026-12-24T09:00:00Z, or a time from now such as 3d, 4h or 30m.`,
    )
  if (at <= now.getTime())
    throw new UsageError(`${JSON.stringify(text)} is in the past: choose a date and time in the future.`)
  return new Date(at).toISOString()
}
