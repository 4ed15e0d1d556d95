import type { Chosen } from '../chosen.ts'
import type { Consequence } from '../effects.ts'
import { workOfMacros } from '../macro-actions.ts'
import { del, get, post, put, resource } from '../operation.ts'
import { nothing, one, pagesOf } from '../paging.ts'
import {
  CreateJobRequest,
  Job,
  type JobParams,
  type JobType,
  ListJobsQuery,
  UpdateJobRequest,
} from '../schemas/jobs.ts'
import { alsoChanged } from './tickets.ts'

/** An applied macro may write to the customer; what is exported is sent by e-mail, as a link. */
const jobConsequences: Readonly<Record<JobType, Consequence>> = {
  applyMacro: { effect: 'send', reaches: ['customers', 'many'], like: workOfMacros },
  deleteTicket: { effect: 'destroy', reaches: ['many'], like: ['tickets.delete'] },
  exportTicket: { effect: 'write', reaches: ['outside', 'many'], like: [] },
  importMacro: { effect: 'write', reaches: ['words'], like: ['macros.create'] },
  exportMacro: { effect: 'write', reaches: ['outside'], like: [] },
  updateTicket: { effect: 'write', reaches: ['many'], like: ['tickets.update'] },
  exportTicketDrilldown: { effect: 'write', reaches: ['outside'], like: [] },
  exportConvertCampaignSalesDrilldown: { effect: 'write', reaches: ['outside'], like: [] },
}

/** All that any job can do. */
const worstJob: Consequence = {
  effect: 'destroy',
  reaches: ['customers', 'outside', 'many', 'words'],
  like: [...new Set(Object.values(jobConsequences).flatMap((each) => each.like))],
}

function jobConsequence({ type, params }: Readonly<Record<string, unknown>>): Partial<Consequence> {
  const known = typeof type === 'string' && Object.hasOwn(jobConsequences, type)
  const { reaches, like, effect } = known ? jobConsequences[type as JobType] : worstJob
  // a job that is given both, or an empty list, is not documented: it may work on the view, or on every ticket
  const { ids, view } = jobTickets({ params }) ?? {}
  const isBounded = Array.isArray(ids) && ids.length > 0 && view === undefined
  return {
    effect,
    like: [...new Set([...like, ...alsoChanged(updatesOf(params))])],
    reaches: isBounded ? reaches.filter((reach) => reach !== 'many') : reaches,
  }
}

/** The change that a job makes to each ticket. */
function updatesOf(params: unknown): Readonly<Record<string, unknown>> {
  const { updates } = (params ?? {}) as Partial<JobParams>
  return updates ?? {}
}

function jobTickets({ params }: Readonly<Record<string, unknown>>): Chosen | undefined {
  const { ticket_ids, view_id, view } = (params ?? {}) as Partial<JobParams>
  const chosen = view ?? view_id
  if (ticket_ids === undefined && chosen === undefined) return undefined
  return { kind: 'ticket', ...(ticket_ids && { ids: ticket_ids }), ...(chosen !== undefined && { view: chosen }) }
}

export const jobs = resource('jobs', {
  list: get('/jobs', {
    id: 'list-jobs',
    summary: 'List background jobs',
    effect: 'read',
    repeat: 'safe',
    scopes: ['jobs:read'],
    query: ListJobsQuery,
    reply: pagesOf(Job),
  }),
  create: post('/jobs', {
    id: 'create-job',
    summary: 'Start a background job',
    effect: worstJob.effect,
    reaches: worstJob.reaches,
    byInput: jobConsequence,
    chooses: jobTickets,
    repeat: 'unsafe',
    scopes: ['jobs:write'],
    role: 'lite-agent',
    body: CreateJobRequest,
    reply: one(Job),
  }),
  get: get('/jobs/{id}', {
    id: 'get-job',
    summary: 'Show one job',
    effect: 'read',
    repeat: 'safe',
    scopes: ['jobs:read'],
    reply: one(Job),
  }),
  update: put('/jobs/{id}', {
    id: 'update-job',
    summary: 'Change a job that has not begun',
    effect: worstJob.effect,
    reaches: worstJob.reaches,
    byInput: jobConsequence,
    chooses: jobTickets,
    repeat: 'unsafe',
    scopes: ['jobs:write'],
    role: 'lite-agent',
    body: UpdateJobRequest,
    reply: one(Job),
  }),
  cancel: del('/jobs/{id}', {
    id: 'cancel-job',
    summary: 'Cancel a job',
    effect: 'write',
    reaches: [],
    repeat: 'unsafe',
    scopes: ['jobs:write'],
    role: 'lite-agent',
    reply: nothing,
  }),
})
