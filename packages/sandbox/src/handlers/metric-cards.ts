import { cardOf, cardsWith } from '../reporting/metric-cards.ts'
import type { Handlers } from './call.ts'

export const metricCards: Handlers<'metricCards'> = {
  // no card is deprecated, so `include` has nothing to add
  list: ({ query }) => ({ data: cardsWith(query) }),
  get: ({ params }) => cardOf(params.slug),
}
