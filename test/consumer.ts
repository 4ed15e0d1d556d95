import { ApiError, basic, Gorgias } from '@rhetor/client'
import type { Ticket } from '@rhetor/contract'

// A program of a user: never run, but compiled here against the sources and elsewhere against what is published.
const gorgias = new Gorgias({ account: 'acme', auth: basic('a@b.example', 'key') })

export async function closeOldest(): Promise<string | null> {
  const { items, next, truncated } = await gorgias.tickets.list({ limit: 2 })
  const [id, more]: [number | undefined, string | undefined] = [items[0]?.id, truncated ? next : undefined]
  if (id === undefined) return more ?? null
  const closed: Ticket = await gorgias.tickets.update(id, { status: 'closed' })
  return closed.closed_datetime
}

export async function subjects(): Promise<(string | null)[]> {
  const found: (string | null)[] = []
  for await (const { subject } of gorgias.tickets.list()) found.push(subject)
  return found
}

export async function exists(ticket_id: number, id: number): Promise<boolean> {
  try {
    await gorgias.messages.get({ ticket_id, id })
    return true
  } catch (error) {
    if (error instanceof ApiError && error.code === 'not_found') return false
    throw error
  }
}

// each of these passes where the declarations have decayed to `any`
export async function refused(): Promise<void> {
  // @ts-expect-error a status that does not exist
  await gorgias.tickets.update(5, { status: 'closd' })
  // @ts-expect-error a field that tickets do not have
  ;(await gorgias.tickets.get(5)).subjekt
  // @ts-expect-error neither an account nor an address
  new Gorgias({ auth: basic('a@b.example', 'key') })
}
