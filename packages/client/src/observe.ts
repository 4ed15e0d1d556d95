import type { FailureCode } from '@rhetor/contract'
import type { Lane, RateReading } from './budget.ts'
import { redactSecrets } from './redact.ts'

/** What every event of one call shares. Nothing here holds credentials, query values or words of customers. */
export interface CallEvent {
  /** The same for all events of one call. */
  readonly call: number
  /** `tickets.update 42` */
  readonly operation: string
  readonly method: string
  /** The path, with the names of the query but not its values. */
  readonly path: string
  readonly lane: Lane
  readonly attempt: number
}

export interface RequestEvent extends CallEvent {
  /** Only with `bodies: true`, and without secrets. */
  readonly body?: unknown
}

export interface ReplyEvent extends CallEvent {
  readonly durationMs: number
  /** Undefined where no answer came. */
  readonly status: number | undefined
  readonly failure: FailureCode | undefined
  readonly rate: RateReading | undefined
  readonly requestId: string | undefined
  /** Only with `bodies: true`, and without secrets. */
  readonly body?: unknown
}

export interface RetryEvent extends CallEvent {
  readonly failure: FailureCode
  readonly waitMs: number
}

export interface Observers {
  readonly onRequest?: (event: RequestEvent) => void
  readonly onReply?: (event: ReplyEvent) => void
  readonly onRetry?: (event: RetryEvent) => void
  /** Writes one line per event; `true` writes to console.debug. */
  readonly debug?: boolean | ((line: string) => void)
  /** Adds bodies to events and lines. They hold words of customers: not for production logs. */
  readonly bodies?: boolean
}

/** Calls hooks and the debug log; everything is redacted here before it reaches them. */
export interface Observer {
  request(event: CallEvent, body: unknown): void
  reply(event: Omit<ReplyEvent, 'body'>, body: unknown): void
  retry(event: RetryEvent): void
}

export function createObserver({ onRequest, onReply, onRetry, debug, bodies }: Observers): Observer {
  const log = debug === true ? (line: string) => console.debug(line) : debug || undefined
  const shown = (body: unknown) => (bodies && body !== undefined ? { body: redactSecrets(body) } : {})
  return {
    request(event, body) {
      if (!onRequest && !log) return
      const full: RequestEvent = { ...event, ...shown(body) }
      quietly(() => onRequest?.(full))
      quietly(() => log?.(`→ ${title(event)}${bodyText(full)}`))
    },
    reply(event, body) {
      if (!onReply && !log) return
      const full: ReplyEvent = { ...event, ...shown(body) }
      quietly(() => onReply?.(full))
      quietly(() =>
        log?.(
          `← ${event.status ?? event.failure} ${title(event)} ${Math.round(event.durationMs)} ms${rateText(event)}${bodyText(full)}`,
        ),
      )
    },
    retry(event) {
      quietly(() => onRetry?.(event))
      quietly(() => log?.(`↻ ${title(event)} again in ${event.waitMs} ms (${event.failure})`))
    },
  }
}

// a broken logger must not stop an answer to a customer
function quietly(tell: () => void): void {
  try {
    tell()
  } catch {}
}

function title({ method, path, attempt }: CallEvent): string {
  return `${method} ${path}${attempt > 1 ? ` #${attempt}` : ''}`
}

function rateText({ rate }: { rate: RateReading | undefined }): string {
  return rate ? ` ${rate.used}/${rate.limit}` : ''
}

function bodyText({ body }: { body?: unknown }): string {
  return body === undefined ? '' : ` ${JSON.stringify(body)}`
}

/** A path with the names of its query: `/tickets?limit=…&cursor=…` */
export function withoutQueryValues(path: string, query: string): string {
  if (query === '') return path
  const names = new Set(new URLSearchParams(query).keys())
  return `${path}?${[...names].map((name) => `${name}=…`).join('&')}`
}
