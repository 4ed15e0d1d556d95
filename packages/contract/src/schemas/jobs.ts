import * as z from 'zod'
import type * as types from '../generated/types.ts'
import {
  CreationOrder,
  Cursor,
  Datetime,
  DatetimeInput,
  JsonObject,
  known,
  limit,
  Meta,
  open,
  type Schema,
  strict,
} from '../schema.ts'

/** What a job works on and does. */
export interface JobParams extends types.JobParams {}
export const JobParams: Schema<JobParams> = open(() => ({
  ticket_ids: z.array(z.int()).describe('Exactly these tickets').optional(),
  view_id: z.int().describe('All tickets of a saved view').optional(),
  view: JsonObject.describe('All tickets of a view not saved, by its filters').optional(),
  macro_id: z.int().describe('For applyMacro').optional(),
  apply_and_close: z.boolean().describe('For applyMacro: closes each ticket afterwards').optional(),
  updates: JsonObject.describe('For updateTicket: fields as when changing one ticket').optional(),
  url: z.string().describe('For importMacro: an uploaded CSV file').optional(),
  start_datetime: Datetime.describe('For exports by view: from when').nullable().optional(),
  end_datetime: Datetime.describe('For exports by view: until when').nullable().optional(),
  context: JsonObject.describe('For exportConvertCampaignSalesDrilldown').optional(),
}))

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

export const jobTypes = [
  'applyMacro',
  'deleteTicket',
  'exportTicket',
  'importMacro',
  'exportMacro',
  'updateTicket',
  'exportTicketDrilldown',
  'exportConvertCampaignSalesDrilldown',
] as const
export type JobType = (typeof jobTypes)[number]

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

/** Background work over many objects. */
export interface Job extends types.Job {}
export const Job: Schema<Job> = open(() => ({
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
}))

const whenToStart = DatetimeInput.describe('Within the next 60 minutes; null: at once')
const whatToDo = JobParams.describe('ticket_ids, view_id or view, and what the type needs')

/** Background work to start. */
export interface CreateJobRequest extends types.CreateJobRequest {}
export const CreateJobRequest: Schema<CreateJobRequest> = strict(() => ({
  type: z.enum(jobTypes).describe('deleteTicket is for good, applyMacro may write to customers'),
  params: whatToDo,
  scheduled_datetime: whenToStart.nullable().optional(),
  meta: Meta.nullable().optional(),
})).superRefine((job, context) => {
  const { ticket_ids, view_id, view, macro_id, updates, url } = job.params
  const needs = jobNeeds[job.type]
  if (needs.includes('targets') && ticket_ids === undefined && view_id === undefined && view === undefined) {
    context.addIssue({
      code: 'custom',
      message: 'choose the tickets with ticket_ids, view_id or view',
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

/** Changes to a job that has not begun. */
export interface UpdateJobRequest extends types.UpdateJobRequest {}
export const UpdateJobRequest: Schema<UpdateJobRequest> = strict(() => ({
  params: whatToDo.optional(),
  scheduled_datetime: whenToStart.nullable().optional(),
  meta: Meta.nullable().optional(),
  status: z.enum(jobStatuses).optional(),
}))

/** Which jobs to list. */
export interface ListJobsQuery extends types.ListJobsQuery {}
export const ListJobsQuery: Schema<ListJobsQuery> = strict(() => ({
  cursor: Cursor.optional(),
  limit: limit({ max: 100, default: 30 }).optional(),
  order_by: CreationOrder.optional(),
  status: z.enum(jobStatuses).optional(),
  type: z.enum(jobTypes).optional(),
}))
