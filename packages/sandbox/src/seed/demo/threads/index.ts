import type { Thread } from '../thread.ts'
import { billing } from './billing.ts'
import { changes } from './changes.ts'
import { damaged } from './damaged.ts'
import { delivery } from './delivery.ts'
import { feelings } from './feelings.ts'
import { fernlodge } from './fernlodge.ts'
import { french } from './french.ts'
import { german } from './german.ts'
import { italian } from './italian.ts'
import { japanese } from './japanese.ts'
import { noise } from './noise.ts'
import { northern } from './northern.ts'
import { questions } from './questions.ts'
import { quickDelivery } from './quick-delivery.ts'
import { returns } from './returns.ts'
import { savings } from './savings.ts'
import { sizes } from './sizes.ts'
import { spanish } from './spanish.ts'
import { subscriptions } from './subscriptions.ts'
import { trade } from './trade.ts'
import { visits } from './visits.ts'
import { warranty } from './warranty.ts'

/** Every conversation that the demo tells. */
export const threads: readonly Thread[] = [
  ...delivery,
  ...quickDelivery,
  ...returns,
  ...sizes,
  ...damaged,
  ...savings,
  ...subscriptions,
  ...questions,
  ...billing,
  ...changes,
  ...warranty,
  ...trade,
  ...feelings,
  ...visits,
  ...noise,
  ...fernlodge,
  ...french,
  ...german,
  ...spanish,
  ...italian,
  ...japanese,
  ...northern,
]
