import type { LegacyStatisticFilters, LegacyStatisticPeriod, Operation } from '@rhetor/contract'
import { refusalOf } from '../http/validate.ts'
import { invalid } from '../problem.ts'
import { csvOf, statisticOf } from '../reporting/statistic.ts'
import { parseMoment } from '../time.ts'
import type { Handlers } from './call.ts'

function periodOr400(row: Operation, { period }: LegacyStatisticFilters): LegacyStatisticPeriod {
  const refuse = (message: string) => invalid(refusalOf(row), { filters: { period: [message] } })
  if (!period) throw refuse('Missing data for required field.')
  const { start_datetime, end_datetime } = period
  const [start, end] = [parseMoment(start_datetime), parseMoment(end_datetime)]
  if (start === undefined || end === undefined) throw refuse('Not a valid datetime.')
  if (end <= start) throw refuse('end_datetime must be after start_datetime.')
  return period
}

export const statistics: Handlers<'statistics'> = {
  get: ({ row, world, params, body: { filters } }) =>
    statisticOf(world.store, params.name, filters, periodOr400(row, filters)),

  download: ({ row, world, params, body: { filters } }) =>
    new Response(csvOf(world.store, params.name, filters, periodOr400(row, filters)), {
      status: row.status,
      headers: { 'content-type': 'text/csv; charset=utf-8' },
    }),
}
