import { runScheduledAct } from '../acts/schedule-act.ts'
import { settle } from '../consequences.ts'
import { runJob } from '../jobs/run.ts'
import { deliver } from '../messages/effects.ts'
import type { JobDoc, TaskDoc } from '../store/documents.ts'
import { sql } from '../store/store.ts'
import { countUsage } from '../tags/usage.ts'
import { autoMerge } from '../tickets/auto-merge.ts'
import { unsnooze } from '../tickets/change.ts'
import { understand } from '../tickets/understand.ts'
import { parseMoment, toText } from '../time.ts'
import { deliverWebhook, type Network } from '../webhooks/deliver.ts'
import type { Turn, World } from '../world.ts'

type Work = (turn: Turn, payload: Record<string, unknown>) => void

/** What happens by itself when its time comes. */
const works: Readonly<Record<string, Work>> = {
  deliver: (turn, { message_id }) => {
    const message = turn.world.store.get('messages', Number(message_id))
    if (message) deliver(turn, message)
  },
  unsnooze: (turn, { ticket_id }) => {
    const ticket = turn.world.store.get('tickets', Number(ticket_id))
    if (ticket) unsnooze(turn, ticket)
  },
  understand: (turn, { ticket_id, message_id }) => understand(turn, Number(ticket_id), Number(message_id)),
  'auto-merge': (turn, { ticket_id }) => autoMerge(turn, Number(ticket_id)),
  survey: (turn, { survey_id }) => sendSurvey(turn, Number(survey_id)),
  job: (turn, { job_id }) => {
    const job = turn.world.store.get('jobs', Number(job_id))
    if (job) runJob(actingFor(turn, job), job)
  },
  act: ({ world }, payload) => runScheduledAct(world, payload),
  'count-tags': ({ world }) => countUsage(world),
}

// a job changes tickets in the name of whoever started it
function actingFor(turn: Turn, job: JobDoc): Turn {
  return job.user_id === null ? turn : turn.world.turn({ userId: job.user_id, context: turn.context })
}

function sendSurvey(turn: Turn, id: number): void {
  const { world } = turn
  const survey = world.store.get('surveys', id)
  if (!survey || survey.sent_datetime !== null || survey.should_send_datetime === null) return
  world.store.put('surveys', { ...survey, sent_datetime: world.now() })
  world.store.insert('outbox', {
    id: world.newId('outbox'),
    created_datetime: world.now(),
    kind: 'survey',
    to: [String(survey.customer_id)],
    subject: 'How did we do?',
    text: null,
    ticket_id: survey.ticket_id,
    message_id: null,
  })
  turn.did('satisfaction-survey-sent', survey)
}

/** Does everything that is due, in order; what that sets off is done too, if it is due as well. */
export async function runDueTasks(world: World, network: Network): Promise<void> {
  for (;;) {
    const now = toText(world.clock.now())
    const task = world.store.select('tasks', { where: sql('due <= ?', now), orderBy: 'due, id', limit: 1 })[0]
    if (!task) return
    world.store.remove('tasks', task.id)
    if (task.kind === 'webhook') await deliverWebhook(world, task.payload, network)
    else runTask(world, task)
  }
}

function runTask(world: World, task: TaskDoc): void {
  const turn = world.turn({ userId: null })
  world.store.transaction(() => {
    works[task.kind]?.(turn, task.payload)
    settle(turn)
  })
}

/** When the next thing happens by itself; undefined where nothing is put off. */
export function nextDue(world: World): number | undefined {
  const [task] = world.store.select('tasks', { orderBy: 'due, id', limit: 1 })
  return task && parseMoment(task.due)
}
