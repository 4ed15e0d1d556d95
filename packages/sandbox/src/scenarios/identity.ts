import { customerWrites } from '../acts/customer.ts'
import { inTurn } from '../acts/in-turn.ts'
import { scheduleAct } from '../acts/schedule-act.ts'
import type { CustomerWrites } from '../control/customer.ts'
import { changeCustomer } from '../customers/change.ts'
import { mergeCustomers } from '../customers/merge.ts'
import { defaultMailboxAddress } from '../integrations/mailbox.ts'
import type { CustomerDoc, IntegrationDoc } from '../store/documents.ts'
import { getOr404 } from '../store/get-or-404.ts'
import type { World } from '../world.ts'
import { colleague, integration, mayaMails, owner, post, secondMs, visitorWrites } from './arrange.ts'
import type { Scenarios } from './scenario.ts'

/** Who is who, and who no longer is. */
export const identity = {
  'customer-merge': {
    description:
      'Two customers turn out to be one and are merged; tickets and channels move, and the merged id answers 301 from then on. HTTP libraries follow it and turn a write into a read, so changes get lost without an error. Follow no redirect of a write: take the new id from the answer and write it down.',
    set: ({ world }) => {
      // everyone merged keeps a row, so the number is new each time
      const number = world.store.count('customers')
      const at = (host: string) => `maya.${number}@${host}.example`
      const former = customerWrites(world, { from: at('work'), name: 'Maya Ortiz', text: 'Where is my parcel?' }).ticket
      const present = customerWrites(world, { from: at('home'), name: 'M. Ortiz', text: 'It is order 1042.' }).ticket
      const [source, target] = [customerOf(world, former.customer_id), customerOf(world, present.customer_id)]
      inTurn(world, owner(world).id, (turn) => mergeCustomers(turn, source, target, {}))
      return { merged_customer_id: source.id, customer_id: target.id, moved_ticket_id: former.id }
    },
  },
  'customer-without-email-instagram': {
    description:
      'A customer writes on Instagram: there is a handle and a name, and no e-mail address anywhere. Integrations that look customers up by e-mail find nobody, or everybody. Match by customer id first, then by any of the customer’s channels, and answer on the channel of the message.',
    set: ({ world }) => {
      const page = integration(world, { type: 'facebook', name: 'Acme on Instagram', meta: { instagram: true } })
      return writesOn(world, {
        channel: 'instagram-direct-message',
        from: 'maya.knits',
        name: 'Maya Knits',
        to: 'acme',
        page,
      })
    },
  },
  'customer-without-email-sms': {
    description:
      'A customer sends a text message: there is a phone number, no name and no e-mail address. Integrations fail on the null, or make a second customer of the same number written otherwise. Match by customer id, then by the phone channel.',
    set: ({ world }) => {
      const page = integration(world, { type: 'sms', name: 'Acme text line', meta: { address: '+15550142' } })
      return writesOn(world, { channel: 'sms', from: '+15550117', to: '+15550142', page })
    },
  },
  'cc-participant-and-forwarded-mail': {
    description:
      'Somebody in Cc answers in Maya’s ticket, so the sender of the newest message is not the customer of the ticket; and a colleague forwards a mail of Noah’s, so that the customer of that ticket is the colleague. Integrations tell one person about the orders of another. Compare the sender of the message with the customer of the ticket, and read Fwd: with care.',
    set: ({ world }) => {
      const cc = 'ben.reyes@mail.example'
      const { ticket } = mayaMails(world, 'Ben in Cc pays for the order.', { cc: [cc] })
      const answer = { from: cc, name: 'Ben Reyes', ticket_id: ticket.id, text: 'Which card did she use?' }
      const { message } = customerWrites(world, answer)
      const forwarded = customerWrites(world, {
        from: 'workshop@partner.example',
        name: 'Partner Workshop',
        subject: 'Fwd: Broken lid',
        text: 'For you?\n\n---------- Forwarded message ---------\nFrom: Noah Lind <noah.lind@mail.example>\n\nThe lid is broken.',
      })
      return { ticket_id: ticket.id, cc_message_id: message.id, forwarded_ticket_id: forwarded.ticket.id }
    },
  },
  'chat-answered-by-email': {
    description:
      'A visitor begins in the chat and leaves; an agent answers by e-mail, and the conversation goes on there in the same ticket. The ticket still says chat, while its newest messages came through the mailbox. Integrations post their answer into a chat nobody reads, or take the mailbox for the shop. Answer on the channel of the customer’s newest message; tell the shop by the integration of the customer’s chat message.',
    set: ({ world }) => {
      const from = `visitor-${world.store.count('customers')}`
      const { ticket, message } = visitorWrites(world, 'Do you ship to Norway?', { from })
      const email = `${from}@mail.example`
      inTurn(world, null, (turn) => changeCustomer(turn, customerOf(world, ticket.customer_id), { email }))
      const answer = post(world, ticket.id, {
        channel: 'email',
        via: 'helpdesk',
        from_agent: true,
        sender: { id: colleague(world).id },
        source: { type: 'email', from: { address: defaultMailboxAddress(world) }, to: [{ address: email }] },
        body_text: 'You had left, so I write here: we do.',
      })
      const mail = customerWrites(world, { from: email, ticket_id: ticket.id, text: 'And to Svalbard?' })
      return {
        ticket_id: ticket.id,
        chat_message_id: message.id,
        answer_message_id: answer.id,
        mail_message_id: mail.message.id,
      }
    },
  },
  'unknown-team-at-assignment': {
    description:
      'The team that an integration assigns its tickets to was deleted in the settings. The whole update is refused with 400 and a field error, so status and tags of the same body are lost as well, and the hand-over never happens. Check the ids of teams when you start, and do the rest without the team when it is gone.',
    set: ({ world }) => {
      const { ticket } = mayaMails(world, 'I want to talk to a person.')
      const team_id = world.newId('teams')
      inTurn(world, owner(world).id, (turn) => {
        const team = { id: team_id, name: 'Returns', description: null, decoration: {}, member_ids: [] }
        world.store.insert('teams', { ...team, created_datetime: world.now() })
        turn.did('team-created', team_id)
        world.store.remove('teams', team_id)
        turn.did('team-deleted', team_id)
      })
      return { ticket_id: ticket.id, team_id }
    },
  },
  'key-reset-during-work': {
    description:
      'Five seconds from now somebody resets the API key of the owner in the settings. Every request from then on is answered 401; integrations try again for hours, or drop what they were doing. Stop at the first 401, keep the work, and ask for a new key (keys/reset gives one). Move the clock by five seconds.',
    set: ({ world }) => {
      const { ticket } = mayaMails(world, 'Where is my parcel?')
      const { id: user_id } = owner(world)
      scheduleAct(world, 5 * secondMs, 'keys/reset', { user_id })
      return { ticket_id: ticket.id, user_id }
    },
  },
} as const satisfies Scenarios

function customerOf(world: World, id: number | null): CustomerDoc {
  return getOr404(world.store, 'customers', id ?? 0)
}

function writesOn(world: World, { page, ...act }: Omit<CustomerWrites, 'text'> & { readonly page: IntegrationDoc }) {
  const text = 'Is the blue one washable?'
  const { ticket, message } = customerWrites(world, { ...act, text, integration_id: page.id })
  return { ticket_id: ticket.id, message_id: message.id, customer_id: ticket.customer_id ?? 0 }
}
