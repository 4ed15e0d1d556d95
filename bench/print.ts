/** One line of a measurement: what it is, the figure, and what the figure should be. */
export function line(what: string, figure: string, target = ''): void {
  console.log(`  ${what.padEnd(52)} ${figure.padStart(20)}${target && `   (${target})`}`)
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}
