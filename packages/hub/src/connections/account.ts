import type { Moves } from '../db/moves.ts'

export const accountMoves = {
  // paused: its credentials do not work, or a person stopped it; its work is kept
  active: ['paused', 'disconnected'],
  paused: ['active', 'disconnected'],
  // connected again, it goes on with what was kept
  disconnected: ['active'],
} as const satisfies Moves<'active' | 'paused' | 'disconnected'>

/** What becomes of an account in the hub. */
export type AccountState = keyof typeof accountMoves

/** An account that the hub works for. */
export interface Account {
  readonly account_id: string
  /** The subdomain, or empty where the base URL is enough. */
  readonly domain: string
  readonly base_url: string | null
  readonly state: AccountState
  /** Why it is paused or disconnected, in a sentence. */
  readonly state_because: string | null
  readonly state_at: Date
  /** Who moved it there; what the hub has paused by itself it resumes by itself. */
  readonly state_by: string
  readonly version: number
}
