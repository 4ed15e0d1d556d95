import { GorgiasError, UsageError } from '@rhetor/client'
import { strict } from '@rhetor/contract'
import { changes, type Plan } from '../action.ts'
import { allOf } from '../all-of.ts'
import type { Session } from '../session.ts'
import { step } from '../step.ts'
import { compact } from './facts.ts'
import { CustomerName, customerNamed, namedBy } from './named.ts'

interface Erased {
  readonly customer: number
  readonly tickets_deleted: number
  /** What remains, since the API has no call to delete it. */
  readonly stays: readonly string[]
}

// recorded: neither goes with its ticket or customer, and there is no call that deletes it
const stays = [
  'satisfaction surveys, with the comments in them',
  'events, which name ids only',
  'messages in tickets of other customers',
] as const

const action = 'erase-customer'

/** Deletes a customer with all tickets. */
export const eraseCustomer = changes({
  name: action,
  title: 'Erase a customer',
  summary:
    'Deletes all tickets of a customer, in the trash or not, and then the customer. Everything is listed first. This cannot be undone.',
  effect: 'destroy',
  takes: { always: ['customers.delete'], sometimes: ['tickets.delete'] },
  input: strict(() => ({ customer: CustomerName })),
  positional: ['customer'],
  fields: { customer: true, tickets_deleted: true, stays: true },
  example: { customer: 5017 },
  plan: async (input, session): Promise<Plan<Erased>> => {
    const customer = await existing(input.customer, session)
    const { gorgias, signal } = session
    const tickets = await allOf(gorgias.tickets.list({ customer_id: customer.id, trashed: true }, { signal }))
    const object = `customer ${customer.id}`
    return {
      summary: `${tickets.length === 1 ? '1 ticket' : `${tickets.length} tickets`} and ${object} are deleted for good`,
      shows: {
        customer: compact(customer),
        tickets: tickets.map(({ id, subject, channel, status, created_datetime }) => ({
          id,
          subject,
          channel,
          status,
          created_datetime,
        })),
        stays,
      },
      steps: [
        // the customer last: as long as they exist, the remaining tickets can be found
        ...tickets.map(({ id }) =>
          step('tickets.delete', { id }, { says: `Delete ticket ${id}`, object: `ticket ${id}` }),
        ),
        step('customers.delete', { id: customer.id }, { says: `Delete ${object}`, object }),
      ],
      conclude: () => ({ customer: customer.id, tickets_deleted: tickets.length, stays }),
    }
  },
})

async function existing(who: string | number, session: Session) {
  const named = namedBy(action, who)
  const nobody = `${action}: nothing was sent: there is no such customer. If they were erased before, nothing is left to do.`
  try {
    const found = await customerNamed(action, named, session)
    if (found) return found
  } catch (error) {
    if (!(error instanceof GorgiasError) || error.code !== 'not_found') throw error
    throw new UsageError(nobody, { cause: error })
  }
  throw new UsageError(nobody)
}
