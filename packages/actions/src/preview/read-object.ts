import { prepare } from '@rhetor/client'
import { type Operation, paramNames, resources } from '@rhetor/contract'
import { type Flat, toArguments } from '../flat.ts'
import type { Session } from '../session.ts'

/** The operation that shows one object of the same resource, where there is one. */
export function readerIn({ resource }: Operation): Operation | undefined {
  return (resources[resource as keyof typeof resources] as { get?: Operation }).get
}

/** The object that these values of its path name. */
export async function readObject(get: Operation, values: readonly unknown[], session: Session): Promise<Flat> {
  const params = Object.fromEntries(paramNames(get.path).map((name, index) => [name, values[index]]))
  return (await session.gorgias.send(prepare(get, toArguments(get, params)), session)) as Flat
}
