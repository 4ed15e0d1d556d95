import type { Behaviours } from '../call.ts'
import { notComputed } from '../problem.ts'

export const metricCards: Behaviours<'metricCards'> = { list: notComputed, get: notComputed }
