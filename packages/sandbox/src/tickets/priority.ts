const ranks: Readonly<Record<string, number>> = { critical: 1, high: 2, normal: 3, low: 4 }

/** Sorts priorities: 1 is critical. */
export function priorityRank(priority: string): number {
  return ranks[priority] ?? 3
}
