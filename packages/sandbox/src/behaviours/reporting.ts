import type { Behaviours } from '../call.ts'
import { notComputed } from '../problem.ts'

export const reporting: Behaviours<'reporting'> = { list: notComputed }
