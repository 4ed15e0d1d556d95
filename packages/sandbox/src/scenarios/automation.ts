import { agentWrites } from '../acts/agent.ts'
import { customerWrites } from '../acts/customer.ts'
import { scheduleAct } from '../acts/schedule-act.ts'
import { sql } from '../store/sql.ts'
import { toText } from '../time.ts'
import { bot, colleague, mayaMails, minuteMs, secondMs, visitorWrites } from './arrange.ts'
import type { Scenarios } from './scenario.ts'

const millisecond = 1_000

/** Who else writes and acts beside an integration. */
export const automation = {
  'bot-line-after-chat-message': {
    description:
      'The chat’s own bot writes one millisecond after the visitor’s first message, with from_agent true. Integrations see an agent as the last to write and stay silent, although no person has. Tell them apart by via: gorgias_chat and rule are machines, helpdesk is a person.',
    set: ({ world }) => {
      const at = world.clock.tick()
      const { ticket, message } = visitorWrites(world, 'Hi! Where is my order?', { created_datetime: toText(at) })
      const line = agentWrites(world, {
        ticket_id: ticket.id,
        user_id: bot(world).id,
        via: 'gorgias_chat',
        text: 'Thanks for writing! Leave your e-mail and somebody will get back to you.',
        created_datetime: toText(at + millisecond),
      })
      return { ticket_id: ticket.id, message_id: message.id, bot_message_id: line.id }
    },
  },
  'rule-reply-beside-agent-reply': {
    description:
      'A rule thanks the customer at once, an agent answers a minute later; both are from_agent true and public. Integrations count the rule’s line as the first answer, or take it for a person who took over. Look at via and rule_id. Move the clock by a minute for the agent.',
    set: ({ world }) => {
      const { ticket } = mayaMails(world, 'I ordered M and received L.')
      const rule = world.store.first('rules', sql('TRUE'))
      const thanks = agentWrites(world, {
        ticket_id: ticket.id,
        user_id: bot(world).id,
        via: 'rule',
        rule_id: rule?.id,
        text: 'Thanks for your message! We answer within a day.',
      })
      const answer = { ticket_id: ticket.id, user_id: colleague(world).id, text: 'The right size ships today.' }
      scheduleAct(world, minuteMs, 'agent/writes', answer)
      return { ticket_id: ticket.id, rule_message_id: thanks.id }
    },
  },
  'human-takes-over-while-drafting': {
    description:
      'Three seconds after the customer wrote, an agent takes the ticket and answers, while an integration is still drafting. Integrations send their draft all the same, and the customer reads two answers. Read assignee, status and newest message once more right before you send. Move the clock by three seconds.',
    set: ({ world }) => {
      const { ticket } = mayaMails(world, 'Can I still change the address of my order?')
      const user_id = colleague(world).id
      const taken = { ticket_id: ticket.id, user_id, change: { assignee_user: { id: user_id } } }
      scheduleAct(world, 3 * secondMs, 'agent/changes', taken)
      scheduleAct(world, 3 * secondMs, 'agent/writes', { ticket_id: ticket.id, user_id, text: 'Yes, where to?' })
      return { ticket_id: ticket.id, user_id }
    },
  },
  'auto-merge-of-two-tickets': {
    description:
      'The customer writes twice, two tickets come of it, and ten seconds later a merge leaves one: the other is deleted with its id, its messages live on in the first. Integrations that hold the deleted id get 404 and lose the conversation. Look for ticket-merged in the events. Move the clock by ten seconds.',
    set: ({ world }) => {
      const { ticket } = mayaMails(world, 'Where is my parcel?')
      const second = mayaMails(world, 'I forgot: it is order 1042.')
      scheduleAct(world, 10 * secondMs, 'tickets/merge', { source_id: second.ticket.id, target_id: ticket.id })
      return { ticket_id: ticket.id, merged_ticket_id: second.ticket.id, merged_message_id: second.message.id }
    },
  },
  'out-of-office-reply': {
    description:
      'After the answer of an agent the customer’s mail program writes back that she is away. It comes as a message of the customer and reopens the ticket; integrations answer it, and two machines thank each other for ever. Look at the headers of the message (Auto-Submitted, X-Autoreply, Precedence); the ticket itself does not show them.',
    set: ({ world }) => {
      const { ticket } = mayaMails(world, 'When does it ship?')
      agentWrites(world, { ticket_id: ticket.id, text: 'Tomorrow.' })
      const { message } = mayaMails(world, 'I am out of the office until Monday and read no mail.', {
        ticket_id: ticket.id,
        subject: 'Automatic reply: Order 1042',
        headers: { 'Auto-Submitted': 'auto-replied', 'X-Autoreply': 'yes', Precedence: 'bulk' },
      })
      return { ticket_id: ticket.id, auto_reply_id: message.id }
    },
  },
  'no-reply-sender': {
    description:
      'A courier’s machine writes from a no-reply address and a ticket is opened like any other. Integrations answer it, and the answer bounces or starts a loop. Look at the sender’s address and at the headers Auto-Submitted and List-Unsubscribe.',
    set: ({ world }) => {
      const { ticket, message } = customerWrites(world, {
        from: 'no-reply@courier.example',
        name: 'Courier Notifications',
        subject: 'Your parcel 77-1042 was delivered',
        text: 'Please do not answer this message.',
        headers: { 'Auto-Submitted': 'auto-generated', 'List-Unsubscribe': '<https://courier.example/unsubscribe>' },
      })
      return { ticket_id: ticket.id, message_id: message.id }
    },
  },
} as const satisfies Scenarios
