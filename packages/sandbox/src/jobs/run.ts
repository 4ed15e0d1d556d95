import { toCsv } from '../csv.ts'
import { fileUrl, storeFile } from '../files/store-file.ts'
import { applyMacro } from '../macros/apply.ts'
import { putInOutbox } from '../outbox.ts'
import type { JobDoc } from '../store/documents.ts'
import { sql } from '../store/sql.ts'
import { changeTicket, type TicketPatch } from '../tickets/change.ts'
import { deleteTicket } from '../tickets/delete.ts'
import { toCompact } from '../tickets/wire.ts'
import { second } from '../time.ts'
import { ticketsOfInlineView, ticketsOfView } from '../views/condition.ts'
import type { Turn, World } from '../world.ts'

export const finished: readonly string[] = ['done', 'canceled', 'errored', 'fatal_errored']

// an unscheduled job was recorded to start a tenth of a second after its creation
const startDelay = second / 10
/** Tickets in a batch; after each batch the job checks whether it was cancelled. */
const batch = 100

export function scheduleJob(world: World, job: JobDoc): void {
  world.tasks.cancel('job', 'job_id', job.id)
  if (job.scheduled_datetime !== null) world.tasks.scheduleAt('job', job.scheduled_datetime, { job_id: job.id })
  else world.tasks.schedule('job', startDelay, { job_id: job.id })
}

export function cancelJob(world: World, job: JobDoc): JobDoc {
  const at = world.now()
  if (job.status === 'running') {
    return world.store.put('jobs', { ...job, status: 'cancel_requested', cancel_requested_datetime: at })
  }
  world.tasks.cancel('job', 'job_id', job.id)
  return world.store.put('jobs', { ...job, status: 'canceled', cancelled_datetime: at })
}

/** Works on one batch of a job and schedules the next. */
export function runJob(turn: Turn, job: JobDoc): void {
  const { world } = turn
  if (finished.includes(job.status)) return
  if (job.status === 'cancel_requested') {
    finish(world, job, 'canceled', { cancelled_datetime: world.now() })
    return
  }
  const started: JobDoc = { ...job, status: 'running', started_datetime: job.started_datetime ?? world.now() }
  try {
    const targets = targetsOf(world, started)
    const done = Number(started.info['progress_count'] ?? 0)
    const now = targets.slice(done, done + batch)
    for (const id of now) workOn(turn, started, id)
    const progress = done + now.length
    const info = targets.length > 0 || done > 0 ? { ...started.info, progress_count: progress } : started.info
    if (progress < targets.length) {
      world.store.put('jobs', { ...started, info, locked_datetime: world.now() })
      world.tasks.schedule('job', startDelay, { job_id: job.id })
      return
    }
    const result = finishingWork(turn, started, targets)
    finish(world, { ...started, info: { ...info, ...result } }, 'done', { ended_datetime: world.now() })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    finish(world, { ...started, info: { ...started.info, error: reason } }, 'errored', { failed_datetime: world.now() })
  }
}

function finish(world: World, job: JobDoc, status: string, moments: Partial<JobDoc>): void {
  world.store.put('jobs', { ...job, status, locked_datetime: null, ...moments })
}

/** Which tickets a job works on, fixed when it begins: its own changes must not change the set. */
function targetsOf(world: World, job: JobDoc): number[] {
  const kept = world.store.fact(`job:${job.id}`)
  if (kept) return kept
  const { ticket_ids, view_id, view } = job.params
  const owner = world.user(job.user_id)
  const ids =
    ticket_ids ??
    (view_id === undefined ? view && ticketsOfInlineView(world, view, owner) : ticketsOfView(world, view_id, owner)) ??
    []
  world.store.setFact(`job:${job.id}`, ids)
  return ids
}

function workOn(turn: Turn, job: JobDoc, ticketId: number): void {
  const { world } = turn
  const ticket = world.store.get('tickets', ticketId)
  if (!ticket) return
  if (job.type === 'updateTicket') changeTicket(turn, ticket, (job.params.updates ?? {}) as TicketPatch)
  if (job.type === 'deleteTicket') deleteTicket(turn, ticket)
  if (job.type === 'applyMacro') {
    const macro = world.store.get('macros', job.params.macro_id ?? 0)
    if (!macro) throw new Error(`macro ${job.params.macro_id} does not exist`)
    const after = applyMacro(turn, ticket, macro)
    if (job.params.apply_and_close) changeTicket(turn, after, { status: 'closed' })
  }
}

/** An export ends with a file; its user is sent the address. */
function finishingWork(turn: Turn, job: JobDoc, targets: readonly number[]): Record<string, unknown> {
  const { world } = turn
  if (!job.type.startsWith('export')) return {}
  const rows =
    job.type === 'exportMacro'
      ? world.store.select('macros').map(({ actions, ...macro }) => ({ ...macro, actions: JSON.stringify(actions) }))
      : toCompact(world, [...world.store.byIds('tickets', targets).values()])
  const bytes = new TextEncoder().encode(toCsv(rows))
  const file = storeFile(world, { name: `${job.type}-${job.id}.csv`, contentType: 'text/csv', bytes, public: false })
  const to = world.user(job.user_id)?.email ?? ''
  putInOutbox(world, { kind: 'export', to: [to], subject: 'Your export is ready', text: fileUrl(file) })
  return { url: fileUrl(file) }
}

/** Jobs that were running when the sandbox stopped go on. */
export function resumeJobs(world: World): void {
  for (const job of world.store.select('jobs', {
    where: sql(`status IN ('pending', 'running', 'cancel_requested')`),
  })) {
    scheduleJob(world, { ...job, scheduled_datetime: null })
  }
}
