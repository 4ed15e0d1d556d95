import { type Customer, UsageError } from '@rhetor/client'
import type { MergeCustomersRequest } from '@rhetor/contract'
import { strict } from '@rhetor/contract'
import * as z from 'zod'
import { changes, type Plan } from '../action.ts'
import type { Session } from '../session.ts'
import { step } from '../step.ts'
import type { Untrusted } from '../untrusted.ts'
import { type CustomerFacts, factsOf } from './facts.ts'
import { CustomerName, customerNamed, customerOf, namedBy } from './named.ts'

interface Merged extends Untrusted<{ readonly survivor: CustomerFacts }> {
  readonly survivor: number
  /** This id now leads to the survivor. */
  readonly merged: number
  /** They had been merged before; nothing was done now. */
  readonly already: boolean
}

/** Makes one customer of two. */
export const mergeCustomers = changes({
  name: 'merge-customers',
  title: 'Merge two customers',
  summary:
    'Moves the tickets, messages and channels of one customer to another and removes the first. Both are shown first. This cannot be undone.',
  effect: 'destroy',
  takes: { always: ['customers.merge'] },
  input: strict(() => ({
    source: CustomerName.meta({ description: 'The customer to remove: an id, e-mail address or phone number' }),
    target: CustomerName.meta({ description: 'The customer to keep: an id, e-mail address or phone number' }),
    name: z.string().min(1).optional().meta({ description: 'The name of the merged customer' }),
    email: z.email().optional().meta({ description: 'The main address of the merged customer' }),
    language: z.string().optional(),
    timezone: z.string().optional(),
  })),
  positional: ['source', 'target'],
  fields: { survivor: true, merged: true, already: true, untrusted: true },
  example: { source: 5150, target: 5153 },
  plan: async ({ source, target, ...wanted }, session): Promise<Plan<Merged>> => {
    const to = await existing(target, 'target', session)
    const from = await sourceOf(source, to.id, session)
    if (typeof from === 'number') return mergedBefore(from, to.id, session)
    if (from.id === to.id) throw new UsageError(`${action}: nothing was sent: both are customer ${to.id}.`)
    const shared = Object.keys(from.integrations).filter((id) => id in to.integrations)
    // documented: refused with 409 and a misleading message
    if (shared.length > 0)
      throw new UsageError(
        `${action}: nothing was sent: customers ${from.id} and ${to.id} both have data of integration ${shared.join(', ')}, and Gorgias does not merge two such customers.`,
      )
    const kept = keptOf(from, to, wanted)
    const object = `customer ${from.id}`
    const only = step(
      'customers.merge',
      { source_id: from.id, target_id: to.id, ...kept },
      { says: `Merge ${object} into customer ${to.id}`, object },
    )
    return {
      summary: `Customer ${from.id} is removed, customer ${to.id} stays and gets everything`,
      shows: { source: await factsOf(from, session), target: await factsOf(to, session), survivor_keeps: kept },
      steps: [only],
      conclude: () => survivorOf(from.id, to.id, session, false),
    }
  },
})

const action = 'merge-customers'

async function existing(who: string | number, field: string, session: Session): Promise<Customer> {
  const found = await customerNamed(action, namedBy(action, who), session)
  if (!found) throw new UsageError(`${action}: nothing was sent: no customer has the address or number of ${field}.`)
  return found
}

/** The customer to remove, or their id where they were merged into the target before. */
async function sourceOf(who: string | number, target: number, session: Session): Promise<Customer | number> {
  const named = namedBy(action, who)
  if (named.by !== 'id') return existing(who, 'source', session)
  const { gorgias, signal } = session
  const { body, mergedInto } = await gorgias.customers.get(named.id, {}, { signal }).raw()
  if (mergedInto === undefined) return body
  if (mergedInto === target && named.id !== target) return named.id
  throw new UsageError(`${action}: nothing was sent: customer ${named.id} was merged into ${mergedInto} before.`)
}

function mergedBefore(merged: number, target: number, session: Session): Plan<Merged> {
  return {
    summary: `Customer ${merged} was merged into customer ${target} before`,
    steps: [],
    conclude: () => survivorOf(merged, target, session, true),
  }
}

// the answer to a merge may show the survivor as it was before
async function survivorOf(merged: number, target: number, session: Session, already: boolean): Promise<Merged> {
  const facts = await factsOf(await customerOf(action, target, session), session)
  return { survivor: target, merged, already, untrusted: { survivor: facts } }
}

type Wanted = { readonly [Key in (typeof plainKeys)[number]]?: string | undefined }

const plainKeys = ['name', 'email', 'external_id', 'language', 'timezone'] as const

/** The values of the survivor: as asked, else its own, else those of the other. */
function keptOf(from: Customer, to: Customer, wanted: Wanted): MergeCustomersRequest {
  const kept = plainKeys.map((key) => [key, wanted[key] ?? to[key] ?? from[key]] as const)
  const said = kept.filter(([, value]) => value !== null && value !== undefined && value !== '')
  // the API wants at least one value
  return said.length > 0 ? (Object.fromEntries(said) as MergeCustomersRequest) : { name: to.name }
}
