import { agentWrites } from '../acts/agent.ts'
import { inTurn } from '../acts/in-turn.ts'
import { scheduleAct } from '../acts/schedule-act.ts'
import type { FaultRule } from '../control/faults.ts'
import { logSwitch } from '../integrations/switch.ts'
import type { IntegrationDoc } from '../store/documents.ts'
import { sql } from '../store/sql.ts'
import type { World } from '../world.ts'
import { integration, mayaMails, minuteMs, owner, post, visitorWrites } from './arrange.ts'
import type { ScenarioContext, Scenarios } from './scenario.ts'

/** What does not arrive, arrives twice, or arrives too late. */
export const delivery = {
  'undelivered-chat-reply': {
    description:
      'A chat answer that was posted without the widget, the receiver and the visitor’s address is accepted with 201 and never reaches the visitor. Integrations take the 201 for “sent”. Look at sent_datetime, integration_id and receiver of the message: all three stay null, and failed_datetime too.',
    set: ({ world }) => {
      const { ticket } = visitorWrites(world, 'Hi! Is the green kettle back in stock?')
      const message = post(world, ticket.id, {
        channel: 'chat',
        via: 'api',
        from_agent: true,
        sender: { id: owner(world).id },
        body_text: 'It is, since this morning.',
      })
      return { ticket_id: ticket.id, message_id: message.id }
    },
  },
  'internal-note-fires-message-created': {
    description:
      'An agent leaves an internal note, and ticket-message-created is sent for it as for any message. Integrations answer the note, or show it to the customer. Look at public and channel of the message before anything else. Register your webhook first.',
    set: ({ world }) => {
      const { ticket } = mayaMails(world, 'I ordered M and received L.')
      const note = agentWrites(world, {
        ticket_id: ticket.id,
        note: true,
        text: 'Third time this week. Check the bin.',
      })
      return { ticket_id: ticket.id, note_id: note.id }
    },
  },
  'duplicate-webhook': {
    description:
      'Every webhook about a new ticket is delivered twice, as happens when an answer gets lost on the way back. Integrations answer the customer twice. Ticket and message ids are the same in both: work once for each message. Register your webhook first.',
    set: (context) => strikeWebhooks(context, { kind: 'webhook-duplicate' }),
  },
  'lost-webhook': {
    description:
      'No webhook about a new ticket ever arrives. Integrations that live from webhooks alone never answer it. The ticket is in lists and events all the same: look for changes there every few minutes. Register your webhook first.',
    set: (context) => strikeWebhooks(context, { kind: 'webhook-lost' }),
  },
  'late-webhook': {
    description:
      'The webhooks about a new ticket arrive a quarter of an hour late; an agent has answered and closed it after one minute. Integrations answer what is long done. Read the ticket again before you act. Register your webhook first, and move the clock.',
    set: (context) => {
      const ids = strikeWebhooks(context, { kind: 'webhook-late', delay_ms: 15 * minuteMs })
      const { ticket_id } = ids
      scheduleAct(context.world, minuteMs, 'agent/writes', { ticket_id, text: 'It ships today.' })
      scheduleAct(context.world, minuteMs, 'agent/changes', { ticket_id, change: { status: 'closed' } })
      return ids
    },
  },
  'disabled-integration': {
    description:
      'After a hundred failed calls in a row Gorgias switches an HTTP integration off; here every HTTP integration is switched off, and one is created first if there is none. Customers go on writing and nothing is sent, so integrations believe that nothing happens. Look at deactivated_datetime of your own integration, and catch up on what came since.',
    set: ({ world }) => {
      const hooks = world.store.select('integrations', { where: sql(`type = 'http'`) })
      const [first = sampleHook(world)] = hooks
      for (const hook of [first, ...hooks.slice(1)]) switchOff(world, hook)
      const { ticket } = mayaMails(world, 'Is anybody there?')
      return { integration_id: first.id, ticket_id: ticket.id }
    },
  },
} as const satisfies Scenarios

/** Lets what is sent about one new ticket go wrong, and nothing else. */
function strikeWebhooks(
  { world, faults }: ScenarioContext,
  rule: FaultRule,
): { ticket_id: number; message_id: number } {
  const { ticket, message } = mayaMails(world, 'Where is my parcel?')
  const times = world.store.count(
    'tasks',
    sql(`kind = 'webhook' AND json_extract(doc, '$.payload.ticket_id') = ?`, ticket.id),
  )
  faults.add({ ...rule, ticket_id: ticket.id, times })
  return { ticket_id: ticket.id, message_id: message.id }
}

function sampleHook(world: World): IntegrationDoc {
  return integration(world, {
    type: 'http',
    name: 'Order desk',
    http: {
      url: 'https://hooks.acme.example/gorgias',
      method: 'POST',
      request_content_type: 'application/json',
      response_content_type: 'application/json',
      form: '{{context}}',
      oauth2: null,
      triggers: { 'ticket-message-created': true },
    } as NonNullable<IntegrationDoc['http']>,
  })
}

function switchOff(world: World, hook: IntegrationDoc): void {
  if (hook.deactivated_datetime !== null) return
  inTurn(world, null, (turn) => {
    const off = world.store.put('integrations', { ...hook, deactivated_datetime: world.now() })
    logSwitch(turn, hook, off)
  })
}
