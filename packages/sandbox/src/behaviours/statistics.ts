import type { Behaviours } from '../call.ts'
import { notComputed } from '../problem.ts'

export const statistics: Behaviours<'statistics'> = { get: notComputed, download: notComputed }
