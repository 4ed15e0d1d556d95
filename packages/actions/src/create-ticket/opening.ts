import type { CreateTicketMessageItem, Integration } from '@rhetor/contract'
import { addressOf, isMailbox, mailboxesOf, mailboxNamed, onlyMailbox } from '../messages/mailboxes.ts'
import { type NoRoute, noRoute } from '../messages/no-route.ts'

/** The customer of a new conversation; `id` where they are known. */
export interface Whom {
  readonly id?: number | undefined
  readonly name: string
  readonly email?: string | undefined
  readonly phone?: string | undefined
}

/** How a conversation begins. */
export interface Opening {
  readonly channel: string
  readonly from: string | null
  readonly to: string | null
  /** Whether the message may reach the customer. */
  readonly leaves: boolean
  readonly message: CreateTicketMessageItem
}

type Way = { readonly known: true; readonly opening: Opening } | NoRoute

interface Situation {
  readonly whom: Whom
  readonly integrations: readonly Integration[]
  readonly wanted: {
    readonly channel?: string | undefined
    readonly from?: string | undefined
    readonly to?: string | undefined
    readonly cc?: readonly string[] | undefined
  }
}

/** A first message to a customer: by e-mail or SMS, since on other channels the customer has to begin. */
export function openingTo({ whom, integrations, wanted }: Situation): Way {
  if (wanted.to) return noRoute('`to` is only for messages that a customer wrote; give the recipient as `customer`')
  const channel = wanted.channel ?? (whom.email || !whom.phone ? 'email' : 'sms')
  if (channel !== 'email' && (wanted.cc?.length ?? 0) > 0)
    return noRoute(`cc is for e-mail, and this goes out by ${channel}`)
  if (channel === 'email') return byEmail({ whom, integrations, wanted })
  if (channel === 'sms') return byText({ whom, integrations, wanted })
  return noRoute(`a conversation cannot be started by ${channel}; choose email, or sms where the customer has a number`)
}

function byEmail({ whom, integrations, wanted }: Situation): Way {
  if (!whom.email) return noRoute('the customer has no e-mail address; name one as customer, or choose channel sms')
  const mailboxes = mailboxesOf(integrations)
  const mailbox = wanted.from
    ? mailboxNamed(wanted.from, mailboxes)
    : onlyMailbox(mailboxes, 'this conversation is new')
  if (!isMailbox(mailbox)) return mailbox
  if (mailbox.deactivated_datetime) return off(mailbox)
  const address = addressOf(mailbox) as string
  const cc = wanted.cc?.map((each) => ({ address: each, name: each }))
  return outgoing({ channel: 'email', integration: mailbox, from: address, to: whom.email, whom, cc })
}

function byText({ whom, integrations, wanted }: Situation): Way {
  if (!whom.phone) return noRoute('the customer has no phone number; name one as customer, or choose channel email')
  const lines = integrations.filter(({ type, meta }) => type === 'sms' && numberOf(meta))
  const inUse = lines.filter(({ deactivated_datetime }) => !deactivated_datetime)
  const chosen = wanted.from ? lines.filter(({ meta }) => numberOf(meta) === wanted.from) : inUse
  const [line, second] = chosen
  const listed = inUse.map(({ meta }) => numberOf(meta)).join(', ')
  if (!line)
    return wanted.from
      ? noRoute(`${wanted.from} is not a number of this account; there are {}`, listed)
      : noRoute('this account has no number to send texts from')
  if (second) return noRoute('there are {}; choose one as `from`', listed)
  if (line.deactivated_datetime) return off(line)
  const address = numberOf(line.meta) as string
  return outgoing({ channel: 'sms', integration: line, from: address, to: whom.phone, whom })
}

interface Outgoing {
  readonly channel: 'email' | 'sms'
  /** What it goes out by. */
  readonly integration: Integration
  readonly from: string
  readonly to: string
  readonly whom: Whom
  readonly cc?: { address: string; name: string }[] | undefined
}

function outgoing({ channel, integration, from, to, whom, cc }: Outgoing): Way {
  return {
    known: true,
    opening: {
      channel,
      from,
      to,
      leaves: true,
      message: {
        channel,
        via: 'api',
        from_agent: true,
        integration_id: integration.id,
        receiver: personOf(whom),
        source: {
          type: channel,
          from: { address: from, name: integration.name ?? from },
          to: [{ address: to, name: whom.name }],
          ...(cc?.length && { cc }),
        },
      },
    },
  }
}

/** What a customer has said, as it is stored. */
export function openingFrom({ whom, integrations, wanted }: Situation): Way {
  if (wanted.from)
    return noRoute('`from` is only for outgoing messages; give the address that the customer wrote to as `to`')
  if (wanted.cc?.length) return noRoute('cc is only for outgoing messages')
  const channel = wanted.channel ?? 'api'
  if (channel === 'internal-note') return noRoute('a customer cannot write an internal note; open the ticket as note')
  const mailboxes = mailboxesOf(integrations)
  const mailbox = channel === 'email' && wanted.to ? mailboxNamed(wanted.to, mailboxes) : undefined
  if (mailbox && !isMailbox(mailbox)) return mailbox
  const address = channel === 'email' ? whom.email : (whom.phone ?? whom.email)
  if (channel === 'email' && !address) return noRoute('the customer has no e-mail address; choose another channel')
  const to = (mailbox && addressOf(mailbox)) ?? wanted.to
  return {
    known: true,
    opening: {
      channel,
      from: address ?? null,
      to: to ?? null,
      // documented: rules of the account may answer automatically on every channel but api
      leaves: channel !== 'api',
      message: {
        channel,
        via: 'api',
        from_agent: false,
        sender: personOf(whom),
        ...(mailbox && { integration_id: mailbox.id }),
        ...(channel !== 'api' && {
          source: {
            ...(channel === 'email' && { type: 'email' }),
            ...(address && { from: { address, name: whom.name } }),
            ...(to && { to: [{ address: to }] }),
          },
        }),
      },
    },
  }
}

/** A person in a message: by id, or with the fields that create them. */
function personOf({ id, name, email, phone }: Whom): CreateTicketMessageItem['receiver'] {
  if (id !== undefined) return { id }
  const named = name === '' ? {} : { name }
  return email ? { email, ...named } : { ...named, channels: [{ type: 'phone', address: phone ?? '' }] }
}

function numberOf(meta: unknown): string | undefined {
  const { phone_number, address } = (meta ?? {}) as { phone_number?: unknown; address?: unknown }
  const number = phone_number ?? address
  return typeof number === 'string' ? number : undefined
}

function off({ name, id }: Integration): Way {
  return noRoute('the integration {} is switched off; switch it on, or choose another as `from`', `${name} (${id})`)
}
