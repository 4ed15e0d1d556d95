import { type Once, type Operation, operationNamed } from '@rhetor/contract'
import type { Request } from './arguments.ts'
import { type Clock, sleep } from './clock.ts'
import { ApiError, GorgiasError, UncertainWrite, UsageError } from './errors.ts'
import type { Reply } from './exchange.ts'
import { readPage } from './page.ts'

// A created object may take a moment to appear in lists; after a minute it was not created.
const lookUpWaitsMs = [2_000, 15_000, 15_000, 15_000]

/** The request with its key where the row stores one. */
export function keyed(row: Operation, request: Request): Request {
  const { once } = row
  const { key } = request.options
  if (!once || key === undefined) return request
  const body = request.body as Record<string, unknown>
  if (body[once.field] !== undefined && body[once.field] !== key) {
    throw new UsageError(`${row.name}: nothing was sent: ${once.field} and the option key differ; give one of them.`)
  }
  return { ...request, body: { ...body, [once.field]: key } }
}

interface Ways {
  /** Sends the create. */
  readonly create: () => Promise<Reply>
  /** Asks another operation. */
  readonly ask: (row: Operation, request: Request) => Promise<Reply>
  readonly clock: Clock
  /** Hears of each wait before a look-up. */
  readonly waiting?: (waitMs: number, attempt: number) => void
}

/** Creates an object at most once: its key is sent with it, and looked up after an unclear outcome. */
export async function createOnce(row: Operation, once: Once, request: Request, ways: Ways): Promise<Reply> {
  const { create, ask, clock, waiting } = ways
  const { key = '', signal, deadlineMs = Infinity, lookUp: when } = request.options
  const lookUp = () => findCreated(once, request, key, ask)
  const giveUpAt = clock.now() + deadlineMs
  if (when === 'before') {
    const found = await lookUp()
    if (found) return found
  }
  try {
    return await create()
  } catch (error) {
    // the key may be in use because an earlier attempt succeeded
    if (error instanceof ApiError && error.status === 409) {
      const found = await lookUp()
      if (found) return found
    }
    if (!(error instanceof UncertainWrite)) throw error
    for (const [index, waitMs] of lookUpWaitsMs.entries()) {
      if (clock.now() + waitMs > giveUpAt) break
      waiting?.(waitMs, index + 1)
      await sleep(clock, waitMs, { signal })
      const found = await lookUp().catch(unlessAborted)
      if (found) return found
    }
    throw new UncertainWrite(row.name, {
      key,
      check: `It was not found by ${once.field} ${JSON.stringify(key)} either. Look again later with the same key and lookUp: 'before'; it was not sent a second time.`,
      cause: error.cause,
    })
  }
}

/** What an earlier attempt created, found by its key. */
async function findCreated(once: Once, request: Request, key: string, ask: Ways['ask']): Promise<Reply | undefined> {
  const { params, body } = request
  const { signal, lane, timeoutMs } = request.options
  const read = (row: Operation, query: Record<string, unknown>, path: Record<string, unknown>) =>
    ask(row, {
      params: path,
      query,
      body: undefined,
      options: { signal, lane, timeoutMs },
      start: { query: {}, skip: 0 },
    })
  const list = operationNamed(once.list)
  const listed = await read(list, once.query({ key, params, body }), {})
  const { items } = readPage(list.reply.paging, listed.body, list.name)
  const made = items.find((item) => (item as Record<string, unknown> | null)?.[once.field] === key)
  if (!made) return undefined
  const { id } = made as { id: unknown }
  const reply = once.read ? await read(operationNamed(once.read), {}, { id }) : { ...listed, body: made }
  return { ...reply, doneEarlier: true }
}

// a failed look-up says nothing; the next one may succeed
function unlessAborted(error: unknown): undefined {
  if (!(error instanceof GorgiasError)) throw error
}
