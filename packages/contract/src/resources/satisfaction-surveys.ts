import { get, post, put, resource } from '../operation.ts'
import { one, pagesOf } from '../paging.ts'
import {
  CreateSurveyRequest,
  ListSatisfactionSurveysQuery,
  SatisfactionSurvey,
  UpdateSurveyRequest,
} from '../schemas/satisfaction-surveys.ts'

export const satisfactionSurveys = resource('satisfactionSurveys', {
  list: get('/satisfaction-surveys', {
    id: 'list-satisfaction-surveys',
    summary: 'List satisfaction surveys',
    effect: 'read',
    repeat: 'safe',
    scopes: ['satisfaction_survey:read'],
    query: ListSatisfactionSurveysQuery,
    reply: pagesOf(SatisfactionSurvey),
  }),
  create: post('/satisfaction-surveys', {
    id: 'create-satisfaction-survey',
    summary: 'Add a satisfaction survey',
    effect: 'send',
    reaches: ['customers'],
    repeat: 'unsafe',
    scopes: ['satisfaction_survey:write'],
    role: 'lite-agent',
    body: CreateSurveyRequest,
    reply: one(SatisfactionSurvey),
  }),
  get: get('/satisfaction-surveys/{id}', {
    id: 'get-satisfaction-survey',
    summary: 'Show one satisfaction survey',
    effect: 'read',
    repeat: 'safe',
    scopes: ['satisfaction_survey:read'],
    reply: one(SatisfactionSurvey),
  }),
  update: put('/satisfaction-surveys/{id}', {
    id: 'update-satisfaction-survey',
    summary: 'Change a satisfaction survey',
    effect: 'send',
    reaches: ['customers'],
    repeat: 'unsafe',
    scopes: ['satisfaction_survey:write'],
    role: 'lite-agent',
    body: UpdateSurveyRequest,
    reply: one(SatisfactionSurvey),
  }),
})
