import { definedOnly } from '../defined-only.ts'
import { hasRole } from '../http/caller.ts'
import { listPage, readOrder } from '../http/list-page.ts'
import { cancelJob, finished, scheduleJob } from '../jobs/run.ts'
import { forbidden, invalid, Problem } from '../problem.ts'
import type { JobDoc } from '../store/documents.ts'
import { getOr404 } from '../store/get-or-404.ts'
import { type Sql, sql } from '../store/sql.ts'
import { minute, normalizeMoment, parseMoment } from '../time.ts'
import type { World } from '../world.ts'
import type { Handlers } from './call.ts'

const furthest = 60 * minute

function toJob(job: JobDoc): unknown {
  return { ...job, uri: `/api/jobs/${job.id}/` }
}

function scheduledFor(world: World, text: string | null | undefined): string | null {
  if (!text) return null
  if ((parseMoment(text) ?? 0) > world.clock.now() + furthest) {
    throw invalid('Failed to create job', { scheduled_datetime: ['Must be within the next 60 minutes.'] })
  }
  return normalizeMoment(text)
}

export const jobs: Handlers<'jobs'> = {
  list: (call) => {
    const { status, type, order_by = 'created_datetime:desc' } = call.query
    const where: Sql[] = []
    if (status !== undefined) where.push(sql('status = ?', status))
    if (type !== undefined) where.push(sql('type = ?', type))
    return listPage(call, {
      table: 'jobs',
      where,
      ...readOrder(order_by),
      envelope: 'without-total',
      toWire: (docs) => docs.map(toJob),
    })
  },

  create: ({ world, caller, body }) => {
    if (/macro/i.test(body.type) && body.type !== 'applyMacro' && !hasRole(caller, 'agent')) throw forbidden()
    const scheduled = scheduledFor(world, body.scheduled_datetime)
    const isLater = scheduled !== null && (parseMoment(scheduled) ?? 0) > world.clock.now()
    const job: JobDoc = {
      id: world.newId('jobs'),
      cancel_requested_datetime: null,
      cancelled_datetime: null,
      created_datetime: world.now(),
      ended_datetime: null,
      failed_datetime: null,
      info: {},
      locked_datetime: null,
      meta: body.meta ?? null,
      params: body.params,
      scheduled_datetime: scheduled,
      started_datetime: null,
      status: isLater ? 'scheduled' : 'pending',
      type: body.type,
      user_id: caller.user.id,
    }
    world.store.insert('jobs', job)
    scheduleJob(world, job)
    return toJob(job)
  },

  get: ({ world, params }) => toJob(getOr404(world.store, 'jobs', params.id)),

  update: ({ world, params, body }) => {
    const before = getOr404(world.store, 'jobs', params.id)
    if (isAsItIs(before, body)) return toJob(before)
    if (body.status === 'canceled' || body.status === 'cancel_requested') return toJob(cancelJob(world, before))
    if (before.started_datetime !== null) throw invalid('Failed to update job.', { status: ['The job has begun.'] })
    const { scheduled_datetime, status, ...plain } = body
    const job: JobDoc = { ...before, ...definedOnly(plain) }
    if (scheduled_datetime !== undefined) {
      job.scheduled_datetime = scheduledFor(world, scheduled_datetime)
      job.status = job.scheduled_datetime === null ? 'pending' : 'scheduled'
    }
    world.store.put('jobs', job)
    scheduleJob(world, job)
    return toJob(job)
  },

  cancel: ({ world, params }) => {
    const job = getOr404(world.store, 'jobs', params.id)
    if (finished.includes(job.status)) throw new Problem(400, 'The job has ended already.')
    cancelJob(world, job)
  },
}

function isAsItIs(job: JobDoc, change: object): boolean {
  return Object.entries(change).every(
    ([key, value]) => JSON.stringify(value) === JSON.stringify(job[key as keyof JobDoc]),
  )
}
