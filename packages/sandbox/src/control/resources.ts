import { matcherOf, type Operations, type Unnamed } from '@rhetor/contract'
import { apps, counts, differences, keys, rate, undeliverable } from './account.ts'
import { clock } from './clock.ts'
import { customer } from './customer.ts'
import { type ControlOperation, type ControlWords, resource } from './describe.ts'
import { faults } from './faults.ts'
import { agent, tickets } from './helpdesk.ts'
import { deliveries, outbox, requests, tasks } from './records.ts'
import { scenarios } from './scenarios.ts'
import { state } from './state.ts'

const rows = {
  state,
  clock,
  customer,
  agent,
  tickets,
  outbox,
  deliveries,
  requests,
  tasks,
  faults,
  scenarios,
  undeliverable,
  rate,
  apps,
  keys,
  counts,
  differences,
} as const
type Rows = typeof rows

/** The control API, resource by resource. */
export type ControlResources = { readonly [Name in keyof Rows]: Operations<Rows[Name], ControlWords> }
export const controlResources = Object.fromEntries(
  Object.entries(rows).map(([name, each]) => [name, resource(name, each)]),
) as ControlResources

/** Every command, in the order of the resources. */
export const controlOperations: readonly ControlOperation[] = Object.values(controlResources).flatMap(
  (each): ControlOperation[] => Object.values(each),
)

/** The command behind a method and a path below `/__sandbox`. */
export const matchControl = matcherOf(controlOperations)

type RowOf<Each> = Each extends unknown ? Each[keyof Each] : never
type AnyRow = RowOf<Rows[keyof Rows]>

/** `clock/advance` */
export type ControlAddress = AnyRow extends infer Row
  ? Row extends Unnamed<`/${infer Address}`, infer _>
    ? Address
    : never
  : never

/** The row at an address. */
export type OperationAt<Address extends ControlAddress> = Operations<
  { row: Extract<AnyRow, Unnamed<`/${Address}`, unknown>> },
  ControlWords
>['row']
