import { GorgiasError } from '@rhetor/client'

/** The database cannot be used now; the message says what to do. */
export class DatabaseError extends GorgiasError {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super('unavailable', message, options)
  }
}

/** The SQLSTATE of an error that PostgreSQL answered with, such as 40001. */
export function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined
}

/** What an error of a connection means, in a sentence without a full stop. */
export function whyNot(error: unknown): string {
  const code = String((error as { code?: unknown } | null)?.code)
  const reason = reasons[code]
  if (reason) return reason
  const message = error instanceof Error ? error.message || code : String(error)
  return message.replace(/\.$/, '')
}

// each is the code of an operating system or of PostgreSQL
const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers there',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the name of the host could not be looked up now',
  ETIMEDOUT: 'no answer in time',
  EHOSTUNREACH: 'the host cannot be reached',
  ECONNRESET: 'the connection was cut',
  '28P01': 'user or password is wrong',
  '28000': 'this user may not connect',
  '3D000': 'there is no database of that name',
  '53300': 'it has no connection left; raise max_connections, or put PgBouncer in front of it',
  '53100': 'its disk is full; free some space, nothing that was stored is lost',
  '57P01': 'it is shutting down',
  '57P03': 'it is starting up',
  '25006': 'it is read-only, as a standby is',
}
