import { z } from 'zod'
import { Cursor, Datetime, DatetimeInput, JsonObject, known, limit, open, type Schema } from '../schema.ts'

const jobParams = open({
  ticket_ids: z.array(z.int()).optional(),
  view_id: z.int().optional(),
  view: JsonObject.optional(),
  macro_id: z.int().optional(),
  apply_and_close: z.boolean().optional(),
  updates: JsonObject.optional(),
  url: z.string().optional(),
  start_datetime: Datetime.nullable().optional(),
  end_datetime: Datetime.nullable().optional(),
  context: JsonObject.optional(),
})
/** What a job works on and does. */
export interface JobParams extends z.output<typeof jobParams> {}
export const JobParams: Schema<JobParams> = jobParams

export const jobStatuses = [
  'cancel_requested',
  'canceled',
  'done',
  'errored',
  'fatal_errored',
  'pending',
  'running',
  'scheduled',
] as const
export type JobStatus = (typeof jobStatuses)[number]

/** What each type of job does to the world; an applied macro may write to the customer. */
export const jobEffects = {
  applyMacro: 'send',
  deleteTicket: 'destroy',
  exportTicket: 'read',
  importMacro: 'write',
  exportMacro: 'read',
  updateTicket: 'write',
  exportTicketDrilldown: 'read',
  exportConvertCampaignSalesDrilldown: 'read',
} as const

export const jobTypes = Object.keys(jobEffects) as (keyof typeof jobEffects)[]
export type JobType = keyof typeof jobEffects

/** What `params` of a new job must hold, by type. */
const jobNeeds: Record<JobType, readonly ('targets' | 'macro_id' | 'updates' | 'url')[]> = {
  applyMacro: ['targets', 'macro_id'],
  deleteTicket: ['targets'],
  exportTicket: ['targets'],
  importMacro: ['url'],
  exportMacro: [],
  updateTicket: ['targets', 'updates'],
  exportTicketDrilldown: [],
  exportConvertCampaignSalesDrilldown: [],
}

const job = open({
  id: z.int(),
  cancel_requested_datetime: Datetime.nullable(),
  cancelled_datetime: Datetime.nullable(),
  created_datetime: Datetime,
  ended_datetime: Datetime.nullable(),
  failed_datetime: Datetime.nullable(),
  info: JsonObject,
  locked_datetime: Datetime.nullable(),
  meta: JsonObject.nullable(),
  params: JobParams,
  scheduled_datetime: Datetime.nullable(),
  started_datetime: Datetime.nullable(),
  status: known(jobStatuses),
  type: known(jobTypes),
  user_id: z.int().nullable(),
  uri: z.string(),
})
/** Background work over many objects. */
export interface Job extends z.output<typeof job> {}
export const Job: Schema<Job> = job

const createJobRequest = z
  .strictObject({
    type: z.enum(jobTypes),
    params: JobParams,
    scheduled_datetime: DatetimeInput.nullable().optional(),
    meta: JsonObject.nullable().optional(),
  })
  .superRefine((job, context) => {
    const { ticket_ids, view_id, view, macro_id, updates, url } = job.params
    const needs = jobNeeds[job.type]
    if (needs.includes('targets') && ticket_ids === undefined && view_id === undefined && view === undefined) {
      context.addIssue({
        code: 'custom',
        message: 'say which tickets: ticket_ids, view_id or view',
        path: ['params', 'ticket_ids'],
      })
    }
    const given = { macro_id, updates, url }
    for (const name of ['macro_id', 'updates', 'url'] as const) {
      if (needs.includes(name) && given[name] === undefined) {
        context.addIssue({ code: 'custom', message: `a job of type ${job.type} needs ${name}`, path: ['params', name] })
      }
    }
  })
/** Background work to start. */
export interface CreateJobRequest extends z.output<typeof createJobRequest> {}
export const CreateJobRequest: Schema<CreateJobRequest> = createJobRequest

const updateJobRequest = z.strictObject({
  params: JobParams.optional(),
  scheduled_datetime: DatetimeInput.nullable().optional(),
  meta: JsonObject.nullable().optional(),
  status: z.enum(jobStatuses).optional(),
})
/** Changes to a job that has not begun. */
export interface UpdateJobRequest extends z.output<typeof updateJobRequest> {}
export const UpdateJobRequest: Schema<UpdateJobRequest> = updateJobRequest

const listJobsQuery = z.strictObject({
  cursor: Cursor.optional(),
  limit: limit({ max: 100, otherwise: 30 }).optional(),
  order_by: z
    .enum(['created_datetime:asc', 'created_datetime:desc'])
    .meta({ default: 'created_datetime:desc' })
    .optional(),
  status: z.enum(jobStatuses).optional(),
  type: z.enum(jobTypes).optional(),
})
/** Which jobs to list. */
export interface ListJobsQuery extends z.output<typeof listJobsQuery> {}
export const ListJobsQuery: Schema<ListJobsQuery> = listJobsQuery
