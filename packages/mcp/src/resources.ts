import { actionNamed, perform, type Session } from '@rhetor/actions'
import { UsageError } from '@rhetor/client'
import { untrustedNotice } from './answer.ts'

/** What can be read by address, the action that reads it, and the operations without which it is not shown. */
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

/** The views of the account as resources. */
export async function viewResources({ gorgias, signal }: Session) {
  const { items } = await gorgias.views.list({ limit: 100 }, { signal })
  return items
    .filter(({ type }) => type === 'ticket-list')
    .map(({ id, name }) => ({ uri: `gorgias://view/${id}`, name: name ?? `view ${id}`, mimeType: 'application/json' }))
}

/** Reads `gorgias://ticket/8123`; with several accounts `gorgias://ticket/8123?account=acme`. */
export async function readResource(
  uri: string,
  sessionOf: (account: unknown) => Session,
  readable: (template: ResourceTemplate) => boolean,
) {
  const [, name, id, account] = /^gorgias:\/\/(ticket|customer|view)\/(\d+)(?:\?account=([\w.-]+))?$/.exec(uri) ?? []
  const template = resourceTemplates.find((each) => each.name === name)
  if (!template || !readable(template)) {
    throw new UsageError(
      `there is no resource ${JSON.stringify(uri)}: addresses look like ${resourceTemplates.map(({ uriTemplate }) => uriTemplate).join(', ')}.`,
    )
  }
  const performed = await perform(
    actionNamed(template.action),
    inputOf[template.name](Number(id)),
    sessionOf(account),
    { face: 'mcp' },
  )
  const result = 'result' in performed ? performed.result : null
  return { contents: [{ uri, mimeType: template.mimeType, text: JSON.stringify({ result, notice: untrustedNotice }) }] }
}
