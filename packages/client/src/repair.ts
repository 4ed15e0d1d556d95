import { numberRepair, type Operation } from '@rhetor/contract'

/** Turns numbers that came as text into numbers, in place, and returns the value. */
export type Repair = (row: Operation, value: unknown) => unknown

/** The repair of a row is made when its first answer comes. */
export function createRepair(): Repair {
  const repairs = new Map<Operation, (value: unknown) => void>()
  return (row, value) => {
    let repair = repairs.get(row)
    if (!repair) {
      repair = numberRepair(row.reply.item)
      repairs.set(row, repair)
    }
    repair(value)
    return value
  }
}
