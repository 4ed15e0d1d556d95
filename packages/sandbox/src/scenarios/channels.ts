import { chatWidget, mailbox, mayaMails, store, visitorWrites } from './arrange.ts'
import type { Scenarios } from './scenario.ts'

/** Accounts that have several of what most have one of. */
export const channels = {
  'several-support-addresses': {
    description:
      'The shop has three mailboxes, and the customer writes to two of them at once. Integrations answer from the first address they know, which the customer never wrote to, or from one that is none of the account’s and is refused. Answer from the mailbox of the message’s integration_id; where To and Cc name several, decide by rule and not by chance.',
    set: ({ world }) => {
      const [returns, wholesale] = [`returns@${world.account}.example`, `wholesale@${world.account}.example`]
      const integration_id = mailbox(world, returns).id
      mailbox(world, wholesale)
      const { ticket, message } = mayaMails(world, 'Where do I send it back to?', { to: returns, cc: [wholesale] })
      return { ticket_id: ticket.id, message_id: message.id, integration_id, address: returns }
    },
  },
  'several-stores-and-widgets': {
    description:
      'Two stores with a chat widget each, and a third widget that belongs to none. An HTTP integration hears of all three. Integrations answer for the wrong brand, or for the widget they should leave alone. Decide by shopify_integration_ids of the integration that the customer’s message came through.',
    set: ({ world }) => {
      const [kettles, yarn] = [store(world, 'acme-kettles'), store(world, 'acme-yarn')]
      const says = (name: string, storeIds: readonly number[]) => {
        const widget = chatWidget(world, name, storeIds)
        return visitorWrites(world, 'Hi! Do you ship today?', { integration_id: widget.id, from: `guest-${widget.id}` })
      }
      return {
        kettles_store_id: kettles.id,
        kettles_ticket_id: says('Kettles chat', [kettles.id]).ticket.id,
        yarn_store_id: yarn.id,
        yarn_ticket_id: says('Yarn chat', [yarn.id]).ticket.id,
        unlinked_ticket_id: says('Careers chat', []).ticket.id,
      }
    },
  },
} as const satisfies Scenarios
