import type { Group } from './group.ts'
import { unifiedSetup } from './unified-setup.ts'
import { unifiedWork } from './unified-work.ts'

/** The 16 groups of the unified connector. */
export const unified: readonly Group[] = [...unifiedSetup, ...unifiedWork].toSorted((left, right) =>
  left.group.localeCompare(right.group, 'en'),
)
