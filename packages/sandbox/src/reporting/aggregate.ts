import type { Item, Scalar } from './item.ts'

/** One figure of a group; null where nothing can be said. */
export type Aggregate = (items: readonly Item[]) => number | null

type Wanted = (item: Item) => boolean

export const countItems: Aggregate = (items) => items.length

export const countTickets: Aggregate = (items) => new Set(items.map((item) => item.thread.ticket.id)).size

export function count(wanted: Wanted): Aggregate {
  return (items) => items.filter(wanted).length
}

/** How many of a hundred. */
export function percent(part: Wanted, whole: Wanted): Aggregate {
  return (items) => {
    const all = items.filter(whole).length
    return all === 0 ? null : round((items.filter(part).length / all) * 100)
  }
}

export function average(column: string): Aggregate {
  return (items) => {
    const values = numbersOf(items, column)
    return values.length === 0 ? null : round(values.reduce((sum, value) => sum + value, 0) / values.length)
  }
}

export function median(column: string): Aggregate {
  return (items) => {
    const values = numbersOf(items, column).toSorted((left, right) => left - right)
    const upper = values[Math.floor(values.length / 2)]
    const lower = values[Math.ceil(values.length / 2) - 1]
    return upper === undefined || lower === undefined ? null : round((lower + upper) / 2)
  }
}

function numbersOf(items: readonly Item[], column: string): number[] {
  return items.map((item): Scalar | undefined => item.columns[column]).filter((value) => typeof value === 'number')
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
