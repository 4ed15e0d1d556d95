import { matchOperation, type Operation } from '@rhetor/contract'
import type { FaultRule } from '../control/faults.ts'

export interface Fault extends FaultRule {
  readonly id: number
  /** How often it has happened. */
  happened: number
  passed: number
}

/** The faults of one account, in the order they were made. */
export class Faults {
  readonly #faults = new Map<number, Fault>()
  #nextId = 1

  add(rule: FaultRule): Fault {
    const fault: Fault = { ...rule, id: this.#nextId++, happened: 0, passed: 0 }
    this.#faults.set(fault.id, fault)
    return fault
  }

  list(): Fault[] {
    return [...this.#faults.values()]
  }

  clear(): void {
    this.#faults.clear()
  }

  /** The fault of this request, if it has one; counts it. */
  forRequest(method: string, path: string): Fault | undefined {
    const match = matchOperation(method, path)
    const row = match.kind === 'row' ? match.row : undefined
    return this.#next((fault) => !fault.kind.startsWith('webhook') && fits(fault, method, row))
  }

  /** The fault of a webhook about this ticket, if it has one; counts it. */
  forWebhook(ticketId: number): Fault | undefined {
    return this.#next(
      (fault) => fault.kind.startsWith('webhook') && (fault.ticket_id === undefined || fault.ticket_id === ticketId),
    )
  }

  #next(fitting: (fault: Fault) => boolean): Fault | undefined {
    for (const fault of this.#faults.values()) {
      if (!fitting(fault)) continue
      if (fault.passed < (fault.after ?? 0)) {
        fault.passed += 1
        continue
      }
      if (fault.happened >= (fault.times ?? Number.POSITIVE_INFINITY)) continue
      fault.happened += 1
      return fault
    }
    return undefined
  }
}

function fits(fault: Fault, method: string, row: Operation | undefined): boolean {
  if (fault.method !== undefined && fault.method.toUpperCase() !== method) return false
  return fault.operation === undefined || fault.operation === row?.name || fault.operation === row?.id
}
