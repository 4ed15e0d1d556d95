import { del, get, post, put, resource } from '../operation.ts'
import { nothing, one, pagesOf } from '../paging.ts'
import { CreateJobRequest, Job, jobEffects, ListJobsQuery, UpdateJobRequest } from '../schemas/jobs.ts'

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
    effect: 'destroy',
    effectByType: jobEffects,
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
    effect: 'destroy',
    effectByType: jobEffects,
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
    repeat: 'unsafe',
    scopes: ['jobs:write'],
    role: 'lite-agent',
    reply: nothing,
  }),
})
