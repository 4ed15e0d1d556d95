import { type Operation, resources } from '@rhetor/contract'
import { isReadList } from './arguments.ts'
import { type Call, callOf } from './call.ts'
import type { List } from './list.ts'
import type { Methods } from './methods.ts'
import type { Caller } from './options.ts'
import { beginCall, beginList } from './prepare.ts'

/** One method for each row of the contract. */
export function bindMethods(caller: Caller): Methods {
  const bound = Object.entries(resources).map(([name, rows]) => {
    const methods = Object.values(rows as Record<string, Operation>).map((row) => [row.key, bindRow(caller, row)])
    return [name, Object.fromEntries(methods)]
  })
  return Object.fromEntries(bound) as Methods
}

function bindRow(caller: Caller, row: Operation): (...args: unknown[]) => Call<unknown> | List<unknown> {
  if (isReadList(row)) return (...args) => beginList(caller, row, args)
  return (...args) => callOf(() => beginCall(caller, row, args))
}
