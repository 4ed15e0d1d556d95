import { actionNamed, perform, type Session } from '@rhetor/actions'
import { UsageError } from '@rhetor/client'
import { untrustedNotice } from './answer.ts'

/** The resources, the action that reads each, and the operations that must be allowed for it to be listed. */
export const resourceTemplates = [
  {
    uriTemplate: 'gorgias://ticket/{id}',
    name: 'ticket',
    title: 'A ticket',
    description: 'A ticket with its conversation',
    mimeType: 'application/json',
    action: 'show',
    operations: ['tickets.get'],
  },
  {
    uriTemplate: 'gorgias://customer/{id}',
    name: 'customer',
    title: 'A customer',
    description: 'A customer with orders and latest tickets',
    mimeType: 'application/json',
    action: 'show-customer',
    operations: ['customers.get'],
  },
  {
    uriTemplate: 'gorgias://view/{id}',
    name: 'view',
    title: 'A view',
    description: 'The tickets of a view, in its own order',
    mimeType: 'application/json',
    action: 'find',
    operations: ['views.list', 'views.listItems'],
  },
] as const

export type ResourceTemplate = (typeof resourceTemplates)[number]

const inputOf: Readonly<Record<(typeof resourceTemplates)[number]['name'], (id: number) => Record<string, unknown>>> = {
  ticket: (id) => ({ ticket: id }),
  customer: (id) => ({ customer: id }),
  view: (id) => ({ view: id }),
}

/** The views of an account as resources; `account` is its name where there are several. */
export async function viewResources({ gorgias, signal }: Session, account: string | undefined) {
  const { items } = await gorgias.views.list({ limit: 100 }, { signal }).all()
  return items
    .filter(({ type }) => type === 'ticket-list')
    .map(({ id, name }) => ({
      uri: `gorgias://view/${id}${account === undefined ? '' : `?account=${encodeURIComponent(account)}`}`,
      name: `view ${id}${account === undefined ? '' : ` of ${account}`}`,
      // a colleague chose it
      ...(name && { description: `untrusted: ${JSON.stringify(name.slice(0, 80))}` }),
      mimeType: 'application/json',
    }))
}

/** What a server allows, and how it shows a result to the assistant. */
interface ResourceRules {
  readonly readable: (template: ResourceTemplate) => boolean
  readonly shown: (result: unknown, account: unknown) => unknown
}

/** Reads `gorgias://ticket/8123`; with several accounts `gorgias://ticket/8123?account=acme`. */
export async function readResource(
  uri: string,
  sessionOf: (account: unknown) => Session,
  { readable, shown }: ResourceRules,
) {
  const [, name, id, account] = /^gorgias:\/\/(ticket|customer|view)\/(\d+)(?:\?account=([^&#]+))?$/.exec(uri) ?? []
  const template = resourceTemplates.find((each) => each.name === name)
  if (!template || !readable(template)) {
    throw new UsageError(
      `there is no resource ${JSON.stringify(uri)}: addresses look like ${resourceTemplates.map(({ uriTemplate }) => uriTemplate).join(', ')}.`,
    )
  }
  const chosen = account && decoded(account)
  const performed = await perform(actionNamed(template.action), inputOf[template.name](Number(id)), sessionOf(chosen), {
    face: 'mcp',
  })
  const result = 'result' in performed ? performed.result : null
  return {
    contents: [
      {
        uri,
        mimeType: template.mimeType,
        text: JSON.stringify({ result: shown(result, chosen), notice: untrustedNotice }),
      },
    ],
  }
}

// what cannot be decoded is not a name either
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
