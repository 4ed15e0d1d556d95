import { componentCustomers } from './component-customers.ts'
import { componentMessages } from './component-messages.ts'
import { componentRawRequest } from './component-raw-request.ts'
import { componentRest } from './component-rest.ts'
import { componentTickets } from './component-tickets.ts'
import type { Row } from './row.ts'

/** The integration component with 24 actions; two lines of one action are two ways of ours. */
export const component: readonly Row[] = [
  ...componentCustomers,
  ...componentTickets,
  ...componentMessages,
  ...componentRest,
  componentRawRequest,
]
