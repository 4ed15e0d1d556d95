import { UsageError } from '@rhetor/client'

/** A port to listen on, 0 for any that is free; what is none is refused in the words given. */
export function toPort(text: string, refusal: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new UsageError(refusal)
  return port
}
