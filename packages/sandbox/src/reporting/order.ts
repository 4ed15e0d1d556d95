import type { Row, Scalar } from './item.ts'
import type { Question } from './question.ts'

type Order = Question['order'][number]

/** Rows in the order asked for; ties are ordered too, so that pages do not overlap. */
export function sortRows(rows: readonly Row[], question: Question): Row[] {
  const order = [...question.order, ...usualOrder(question)]
  return rows.toSorted((left, right) => {
    for (const [column, direction] of order) {
      const difference = compare(left[column] ?? null, right[column] ?? null, direction)
      if (difference !== 0) return difference
    }
    return 0
  })
}

/** Oldest first where there is time, else the greatest first. */
function usualOrder({ dimensions, times, measures }: Question): Order[] {
  return [
    ...times.map(({ dimension }): Order => [dimension, 'asc']),
    ...measures.map((measure): Order => [measure, 'desc']),
    ...dimensions.map((dimension): Order => [dimension, 'asc']),
  ]
}

function compare(left: Scalar, right: Scalar, direction: Order[1]): number {
  if (left === right) return 0
  // what is unknown comes last either way
  if (left === null) return 1
  if (right === null) return -1
  const isLess = typeof left === typeof right ? left < right : String(left) < String(right)
  return isLess === (direction === 'asc') ? -1 : 1
}
