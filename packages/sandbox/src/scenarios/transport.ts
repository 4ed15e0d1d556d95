import { type Bucket, buckets, enterpriseDrainMs } from '@rhetor/contract'
import { hourMs, mayaMails, pastTicket } from './arrange.ts'
import type { ScenarioContext, Scenarios } from './scenario.ts'

const walked = 250

/** What goes wrong between an integration and the API. */
export const transport = {
  'rate-limit-mid-walk': {
    description:
      'There are 250 tickets more, and the third page of the ticket list is answered 429, once. Integrations take it for the end of the list and count too few, without an error. Wait for Retry-after, ask for the same page again, and compare the count with what you know.',
    set: ({ world, faults }) => {
      for (let number = 1; number <= walked; number++) {
        pastTicket(world, `Walked past ${number}`, { createdAgoMs: number * hourMs })
      }
      faults.add({ kind: 'status', status: 429, retry_after: 2, operation: 'tickets.list', after: 2, times: 1 })
      return { tickets: walked }
    },
  },
  'html-502': {
    description:
      'The next request of a ticket is answered by a gateway: 502, with a page of HTML. Integrations break while they read it as JSON, and report a parse error in place of the outage. Look at status and content-type first; reads may be repeated.',
    set: ({ world, faults }) => {
      const { ticket } = mayaMails(world, 'Where is my parcel?')
      faults.add({ kind: 'html', status: 502, operation: 'tickets.get', times: 1 })
      return { ticket_id: ticket.id }
    },
  },
  'create-applied-reply-lost': {
    description:
      'The next ticket and the next message you create are stored, and the connection breaks before the answer comes. Integrations send them again, and the customer reads everything twice. Write an external_id of your own into each create, and look for it before you send anything a second time.',
    set: ({ world, faults }) => {
      const { ticket } = mayaMails(world, 'When does it ship?')
      faults.add({ kind: 'cut-after', operation: 'tickets.create', times: 1 })
      faults.add({ kind: 'cut-after', operation: 'messages.create', times: 1 })
      return { ticket_id: ticket.id }
    },
  },
  'enterprise-budget': {
    description:
      'The account is on an enterprise plan: the bucket is as large as before and drains twice as fast. Integrations tuned to the usual plan leave half of it unused, or take a header with the same numbers for the same speed. Read the header of each answer instead of a table.',
    set: (context) => withBudget(context, 'enterprise', { ...buckets['api-key'], drainMs: enterpriseDrainMs }),
  },
  'oauth-budget': {
    description:
      'Requests count against the bucket of an OAuth app: twice the size of an API key’s, and shared by all who use the app in this account. Integrations that stop at forty requests wait without need; those that start several workers use up the bucket for each other. Read the header of each answer instead of a table.',
    set: (context) => withBudget(context, 'oauth', buckets.oauth),
  },
} as const satisfies Scenarios

function withBudget({ rates }: ScenarioContext, mode: 'enterprise' | 'oauth', { capacity, drainMs }: Bucket) {
  rates.reset()
  rates.mode = mode
  return { capacity, drain_ms: drainMs }
}
