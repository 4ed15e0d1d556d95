import { inTurn } from '../acts/in-turn.ts'
import { runScheduledAct } from '../acts/schedule-act.ts'
import { runJob } from '../jobs/run.ts'
import { deliver } from '../messages/effects.ts'
import type { TaskKind, TaskPayloads } from '../store/documents.ts'
import { sendSurvey } from '../surveys/send.ts'
import { countUsage } from '../tags/usage.ts'
import { autoMerge } from '../tickets/auto-merge.ts'
import { unsnooze } from '../tickets/change.ts'
import { understand } from '../tickets/understand.ts'
import type { Turn } from '../world.ts'

/** Calls of webhooks go out and take their time; everything else is done at once, in one transaction. */
export type InnerTaskKind = Exclude<TaskKind, 'webhook'>

type TaskHandlers = { readonly [Kind in InnerTaskKind]: (turn: Turn, payload: TaskPayloads[Kind]) => void }

/** What each kind of task does when its time comes. */
export const taskHandlers: TaskHandlers = {
  deliver: (turn, { message_id }) => {
    const message = turn.world.store.get('messages', message_id)
    if (message) deliver(turn, message)
  },
  unsnooze: (turn, { ticket_id }) => {
    const ticket = turn.world.store.get('tickets', ticket_id)
    if (ticket) unsnooze(turn, ticket)
  },
  understand: (turn, { ticket_id, message_id }) => understand(turn, ticket_id, message_id),
  'auto-merge': (turn, { ticket_id }) => autoMerge(turn, ticket_id),
  survey: (turn, { survey_id }) => sendSurvey(turn, survey_id),
  job: ({ world }, { job_id }) => {
    const job = world.store.get('jobs', job_id)
    // a job changes tickets in the name of the user who created it
    if (job) inTurn(world, job.user_id, (turn) => runJob(turn, job))
  },
  act: ({ world }, { name, input }) => runScheduledAct(world, name, input),
  'count-tags': ({ world }) => countUsage(world),
}
