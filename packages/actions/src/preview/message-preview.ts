import { htmlShown, wordsOf } from './html-shown.ts'

interface Person {
  readonly address?: string | null
  readonly name?: string | null
}

interface Party {
  readonly id?: number
  readonly email?: string | null
  readonly name?: string | null
}

interface Message {
  readonly channel?: string
  readonly from_agent?: boolean
  readonly subject?: string | null
  readonly sender?: Party | null
  readonly receiver?: Party | null
  readonly source?: {
    readonly from?: Person | null
    readonly to?: readonly Person[] | null
    readonly cc?: readonly Person[] | null
    readonly bcc?: readonly Person[] | null
  } | null
  readonly body_text?: string | null
  readonly body_html?: string | null
  readonly attachments?: readonly { readonly name?: string | null; readonly url?: string | null }[] | null
}

/** A message of the API as the person who decides reads it: by which channel, from whom, to whom, and what. */
export function messagePreview(message: Message): Record<string, unknown> {
  const { channel, from_agent, subject, sender, receiver, source, body_text, body_html, attachments } = message
  const to = addresses(source?.to)
  const text = body_text || wordsOf(body_html)
  return {
    channel: channel ?? null,
    written_by: from_agent === undefined ? null : from_agent ? 'the team' : 'the customer',
    from: (source?.from && addressed(source.from)) ?? named(sender),
    to: to ?? named(receiver),
    cc: addresses(source?.cc) ?? null,
    bcc: addresses(source?.bcc) ?? null,
    // an envelope is not always what counts
    ...(source?.from?.address && sender && { sender: named(sender) }),
    ...(to && receiver && { receiver: named(receiver) }),
    subject: subject ?? null,
    text,
    ...htmlShown(text, body_html),
    attachments: attachments?.length
      ? attachments.map(({ name, url }) => `${name ?? 'a file'}, ${url ?? 'without an address'}`)
      : null,
  }
}

function addresses(people: readonly Person[] | null | undefined): string | undefined {
  const found = (people ?? []).flatMap((person) => addressed(person) ?? [])
  return found.length > 0 ? found.join(', ') : undefined
}

/** With the name that is shown to whoever receives it, where that says more than the address. */
function addressed({ address, name }: Person): string | undefined {
  if (!address) return undefined
  return name && name !== address ? `${name} <${address}>` : address
}

function named(person: Message['sender']): string | null {
  if (!person) return null
  const { id, email, name } = person
  return addressed({ address: email ?? (id === undefined ? undefined : `id ${id}`), name }) ?? name ?? null
}
