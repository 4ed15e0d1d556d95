import type { Behaviours } from '../call.ts'
import { cardOf, cardsWith } from '../reporting/metric-cards.ts'

export const metricCards: Behaviours<'metricCards'> = {
  // no card is deprecated, so `include` has nothing to add
  list: ({ query }) => ({ data: cardsWith(query) }),
  get: ({ params }) => cardOf(params.slug),
}
