import { refusalOf } from '../http/validate.ts'
import { invalid } from '../problem.ts'
import { pageMeta, readCursor, usualLimit } from '../reporting/page.ts'
import { BadQuestion, readQuestion } from '../reporting/question.ts'
import { rowsOf } from '../reporting/report.ts'
import type { Handlers } from './call.ts'

export const reporting: Handlers<'reporting'> = {
  list: ({ row, world, query, body }) => {
    const { cursor, limit = usualLimit } = query
    const offset = cursor === undefined ? 0 : readCursor(cursor)
    if (offset === undefined) throw invalid(refusalOf(row), { cursor: ['Invalid cursor.'] })
    try {
      const rows = rowsOf(world.store, readQuestion(body.query))
      return {
        object: 'list',
        uri: '/api/reporting/stats',
        data: rows.slice(offset, offset + limit),
        meta: { scope: body.query.scope, ...pageMeta({ offset, limit }, rows.length) },
      }
    } catch (error) {
      throw error instanceof BadQuestion ? invalid(refusalOf(row), { query: error.problems }) : error
    }
  },
}
