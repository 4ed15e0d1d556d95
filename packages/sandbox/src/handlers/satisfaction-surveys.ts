import { definedOnly } from '../defined-only.ts'
import { listPage, readOrder } from '../http/list-page.ts'
import { refusalOf } from '../http/validate.ts'
import { livingCustomer } from '../people/people.ts'
import { conflict, invalid } from '../problem.ts'
import type { SurveyDoc } from '../store/documents.ts'
import { getOr404 } from '../store/get-or-404.ts'
import { sql } from '../store/sql.ts'
import { scheduleSurvey } from '../surveys/send.ts'
import { normalizeMoment } from '../time.ts'
import type { Call, Handlers } from './call.ts'

const moments = ['created_datetime', 'scored_datetime', 'sent_datetime', 'should_send_datetime'] as const

function toSurvey(survey: SurveyDoc): unknown {
  const { id, body_text, created_datetime, customer_id, meta, score, scored_datetime, sent_datetime } = survey
  const { should_send_datetime, ticket_id } = survey
  const dates = { scored_datetime, sent_datetime, should_send_datetime }
  return {
    id,
    body_text,
    created_datetime,
    customer_id,
    meta,
    score,
    ...dates,
    ticket_id,
    uri: `/api/satisfaction-surveys/${id}/`,
  }
}

type Patch = { readonly [Key in keyof SurveyDoc]?: SurveyDoc[Key] | undefined }

function applied(
  before: SurveyDoc,
  { created_datetime, ...patch }: Omit<Patch, 'created_datetime'> & { created_datetime?: string | null | undefined },
): SurveyDoc {
  const survey: SurveyDoc = {
    ...before,
    ...definedOnly(patch),
    // every survey was made at some time
    created_datetime: created_datetime ?? before.created_datetime,
  }
  for (const key of moments) if (survey[key]) survey[key] = normalizeMoment(survey[key])
  return survey
}

type Owners = { readonly [Key in 'ticket_id' | 'customer_id']?: number | undefined }

// recorded: objects that a survey already names may have been deleted since
function checkOwners({ world, row }: Pick<Call, 'world' | 'row'>, given: Owners, before?: SurveyDoc): void {
  const { ticket_id = before?.ticket_id, customer_id = before?.customer_id } = given
  const refuse = (field: keyof Owners, message: string) => invalid(refusalOf(row), { [field]: [message] })
  if (ticket_id !== undefined && ticket_id !== before?.ticket_id) {
    if (!world.store.get('tickets', ticket_id)) throw refuse('ticket_id', 'Ticket does not exist.')
    if (world.store.first('surveys', sql('ticket_id = ?', ticket_id))) throw conflict()
  }
  if (customer_id !== undefined && customer_id !== before?.customer_id && !livingCustomer(world, customer_id)) {
    throw refuse('customer_id', 'Customer does not exist.')
  }
}

export const satisfactionSurveys: Handlers<'satisfactionSurveys'> = {
  list: (call) => {
    const { ticket_id, order_by = 'created_datetime:desc' } = call.query
    return listPage(call, {
      table: 'surveys',
      where: ticket_id == null ? [] : [sql('ticket_id = ?', ticket_id)],
      ...readOrder(order_by),
      envelope: 'without-total',
      toWire: (docs) => docs.map(toSurvey),
    })
  },

  create: ({ world, row, body }) => {
    checkOwners({ world, row }, body)
    const empty: SurveyDoc = {
      id: world.newId('surveys'),
      body_text: null,
      created_datetime: world.now(),
      customer_id: body.customer_id,
      meta: null,
      score: null,
      scored_datetime: null,
      sent_datetime: null,
      should_send_datetime: null,
      ticket_id: body.ticket_id,
    }
    // recorded: a survey made through the API leaves no event
    const survey = applied(empty, body)
    world.store.insert('surveys', survey)
    scheduleSurvey(world, survey)
    return toSurvey(survey)
  },

  get: ({ world, params }) => toSurvey(getOr404(world.store, 'surveys', params.id)),

  update: ({ turn, world, row, params, body }) => {
    const before = getOr404(world.store, 'surveys', params.id)
    checkOwners({ world, row }, body, before)
    const survey = applied(before, body)
    world.store.put('surveys', survey)
    scheduleSurvey(world, survey)
    if (before.score === null && survey.score !== null) turn.did('satisfaction-survey-responded', survey)
    return toSurvey(survey)
  },
}
