import type { Plan } from '../action.ts'

/** Fields of a message's `source` with people who get it. */
const fields = ['to', 'cc', 'bcc'] as const

/** Everybody who gets what a plan sends and whom it does not show: no message goes to somebody unseen. */
export function receiversBeside({ steps, shows = {}, summary }: Plan): Readonly<Record<string, readonly string[]>> {
  const seen = JSON.stringify([shows, summary]).toLowerCase()
  const hidden = fields.map((field) => {
    const addresses = steps.flatMap(({ request }) => addressesIn(request, field))
    return [
      `also_${field}`,
      [...new Set(addresses)].filter((address) => !seen.includes(address.toLowerCase())),
    ] as const
  })
  return Object.fromEntries(hidden.filter(([, addresses]) => addresses.length > 0))
}

/** The addresses in every `source` of a request, however deep it lies. */
function addressesIn(value: unknown, field: (typeof fields)[number]): string[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((each) => addressesIn(each, field))
  return Object.entries(value).flatMap(([name, each]) =>
    name === 'source' ? addressesOf((each as Record<string, unknown> | null)?.[field]) : addressesIn(each, field),
  )
}

function addressesOf(people: unknown): string[] {
  if (!Array.isArray(people)) return []
  return people.flatMap((person) => {
    const address = (person as { address?: unknown } | null)?.address
    return typeof address === 'string' ? [address] : []
  })
}
