import type { CreateTicketMessageRequest, Integration, Ticket, TicketMessage } from '@rhetor/contract'
import {
  addressOf,
  isMailbox,
  listed,
  mailboxesOf,
  mailboxNamed,
  onlyMailbox,
  sameAddress,
} from '../messages/mailboxes.ts'
import { type NoRoute, noRoute } from '../messages/no-route.ts'
import { isHumanAgent, newestFromCustomer, visible } from '../messages/thread.ts'

/** What a person may decide about the route of a reply; the rest comes from the thread. */
export interface RouteWanted {
  readonly channel?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly cc?: readonly string[] | undefined
}

type Addressed = Pick<CreateTicketMessageRequest, 'channel' | 'source' | 'receiver' | 'integration_id' | 'subject'>

/** Where a reply goes, or why that is not known. */
export type Route =
  | { readonly known: true; readonly message: Addressed; readonly from: string; readonly to: string }
  | NoRoute

interface Situation {
  readonly ticket: Ticket
  readonly integrations: readonly Integration[]
  readonly wanted: RouteWanted
}

/** Values of `via` that are answered on the channel chat. */
const chatVias: readonly string[] = ['chat', 'gorgias_chat', 'offline_capture']

/** Values of `via` that are answered by e-mail. */
const emailVias: readonly string[] = [
  'email',
  'api',
  'helpdesk',
  'contact_form',
  'help-center',
  'form',
  'self_service',
  'shopify',
]

/** Values of `via` that cannot be answered in writing. */
const phoneVias: readonly string[] = ['phone', 'aircall', 'twilio']

/** Finds the route of a reply from the thread. It refuses rather than guesses, and says what to choose. */
export function routeReply({ ticket, integrations, wanted }: Situation): Route {
  const asked = newestFromCustomer(ticket)
  const chosen = wanted.channel && chatVias.includes(wanted.channel) ? 'chat' : wanted.channel
  const channel = chosen ?? channelOf(asked?.via ?? asked?.channel ?? ticket.channel, asked?.channel)
  const closed = ticket.reply_options?.[channel]
  if (closed && !closed.answerable)
    return noRoute(`Gorgias says that ${channel} cannot be answered here${closed.reason ? `: ${closed.reason}` : ''}`)
  const route = routeOn(channel, { ticket, integrations, wanted }, asked)
  if (!route.known) return route
  return refuseIfOff(route, integrations)
}

/** A route that exists but is switched off does not count: what goes out through it is accepted and never arrives. */
function refuseIfOff(route: Route & { known: true }, integrations: readonly Integration[]): Route {
  const off = integrations.find(({ id }) => id === route.message.integration_id)
  if (!off?.deactivated_datetime) return route
  return noRoute(
    'the integration {} is switched off; switch it on, or choose another route with channel or from',
    `${off.name} (${off.id})`,
  )
}

function routeOn(channel: string, situation: Situation, asked: TicketMessage | undefined): Route {
  if (channel === 'internal-note') return noRoute('an internal note is not a reply; write a note instead')
  if (phoneVias.includes(channel))
    return noRoute(
      `a reply in writing cannot go out by ${channel}; choose channel email, or sms where the customer has a number`,
    )
  if (channel === 'email') return byEmail(situation, asked)
  const { from, cc } = situation.wanted
  if (from || cc?.length)
    return noRoute(`${from ? 'from' : 'cc'} is for e-mail, and this answer goes out by ${channel}; leave it out`)
  return bySameRoute(channel, situation)
}

function channelOf(via: string, channel: string | undefined): string {
  if (chatVias.includes(via)) return 'chat'
  if (emailVias.includes(via))
    return channel !== undefined && !emailVias.includes(channel) && !chatVias.includes(channel) ? channel : 'email'
  return channel ?? via
}

function byEmail({ ticket, integrations, wanted }: Situation, asked: TicketMessage | undefined): Route {
  const mailboxes = mailboxesOf(integrations)
  const to = wanted.to ?? customerAddress(ticket, asked)
  if (!to) return noRoute('the customer has no e-mail address; give one as `to`, or choose another channel')
  if (!wanted.to && isUnanswerable(to, asked))
    return noRoute(
      'the newest message came from a machine (no-reply address or automatic answer); give the recipient as `to`',
    )
  // somebody in Cc may have written: data of one customer must not go to another
  if (!wanted.to && isSomebodyElse(ticket, asked))
    return noRoute(
      'the newest message came from somebody who is not the customer of this ticket; give the recipient as `to`',
    )
  const from = wanted.from ? mailboxNamed(wanted.from, mailboxes) : mailboxOf({ ticket, mailboxes, asked, to })
  if (!isMailbox(from)) return from
  const address = addressOf(from) as string
  const recipient = recipientAt(to, ticket, asked)
  return {
    known: true,
    from: address,
    to,
    message: {
      channel: 'email',
      subject: replySubject(ticket.subject),
      integration_id: from.id,
      receiver: recipient.id === undefined ? null : { id: recipient.id },
      source: {
        type: 'email',
        from: { address, name: from.name ?? address },
        to: [{ address: to, name: recipient.name }],
        ...(wanted.cc?.length && { cc: wanted.cc.map((each) => ({ address: each, name: each })) }),
      },
    },
  }
}

/** Chat, SMS and social networks: the route of the customer's last message there, reversed. */
function bySameRoute(channel: string, { ticket, wanted }: Situation): Route {
  const last = visible(ticket.messages).findLast((message) => !message.from_agent && message.channel === channel)
  const address = wanted.to ?? last?.source?.from?.address
  if (!last)
    return noRoute(`the customer has not written by ${channel} in this ticket; choose the channel they wrote on`)
  const missing = [
    !last.integration_id && 'the integration it came through',
    !last.sender?.id && 'its sender',
    !address && "the sender's address",
  ].filter((each) => typeof each === 'string')
  if (missing.length > 0)
    return noRoute(
      `the customer's last message by ${channel} does not say ${missing.join(', ')}; an answer would be accepted and never delivered`,
    )
  const ours = last.source?.to?.[0]
  return {
    known: true,
    from: ours?.name ?? ours?.address ?? channel,
    to: nameOf(ticket, last),
    message: {
      channel,
      integration_id: last.integration_id,
      receiver: { id: last.sender?.id as number },
      source: {
        ...(last.source?.type && { type: last.source.type }),
        ...(ours && { from: ours }),
        to: [{ address: address as string, name: nameOf(ticket, last) }],
      },
    },
  }
}

interface MailSituation {
  readonly ticket: Ticket
  readonly mailboxes: readonly Integration[]
  readonly asked: TicketMessage | undefined
  readonly to: string
}

/** The mailbox to write from, or what to choose from. */
function mailboxOf({ ticket, mailboxes, asked, to }: MailSituation): Integration | NoRoute {
  const at = (address: string | null | undefined) =>
    mailboxes.find((mailbox) => address && sameAddress(addressOf(mailbox), address))
  // an earlier e-mail of an agent in the same conversation decides it
  const earlier = visible(ticket.messages).findLast(
    (message) =>
      isHumanAgent(message) &&
      message.channel === 'email' &&
      (!asked?.integration_id || message.integration_id === asked.integration_id),
  )
  const settled = at(earlier?.source?.from?.address)
  if (settled) return settled
  const written = [...(asked?.source?.to ?? []), ...(asked?.source?.cc ?? [])].map(({ address }) => address)
  const candidates = [
    ...new Set(
      written
        .filter((address) => address && !sameAddress(address, to))
        .map(at)
        .filter((mailbox) => mailbox !== undefined),
    ),
  ]
  if (candidates.length === 1) return candidates[0] as Integration
  if (candidates.length > 1) return noRoute('the customer wrote to {}; choose one as `from`', listed(candidates))
  // the customer may have written to an address that forwards to the mailbox
  const through = mailboxes.find(({ id }) => id === asked?.integration_id)
  return through ?? onlyMailbox(mailboxes, 'nobody has answered by e-mail yet')
}

function customerAddress(ticket: Ticket, asked: TicketMessage | undefined): string | undefined {
  const written = asked?.channel === 'email' ? asked.source?.from?.address : undefined
  return written ?? asked?.sender?.email ?? ticket.customer?.email ?? undefined
}

/** The person at an address: who wrote from it, else the customer of the ticket; a name only where the address is theirs. */
function recipientAt(to: string, { customer }: Ticket, asked: TicketMessage | undefined) {
  if (asked?.sender && (sameAddress(asked.source?.from?.address, to) || sameAddress(asked.sender.email, to)))
    return { id: asked.sender.id, name: asked.sender.name ?? '' }
  return { id: customer?.id, name: customer && hasAddress(customer, to) ? (customer.name ?? '') : '' }
}

function hasAddress({ email, channels }: NonNullable<Ticket['customer']>, wanted: string | null | undefined): boolean {
  return sameAddress(email, wanted) || channels.some(({ address }) => sameAddress(address, wanted))
}

function nameOf(ticket: Ticket, asked: TicketMessage | undefined): string {
  return asked?.sender?.name ?? ticket.customer?.name ?? ''
}

function isSomebodyElse({ customer }: Ticket, asked: TicketMessage | undefined): boolean {
  const { sender, source } = asked ?? {}
  if (!customer || !sender || sender.id === customer.id) return false
  return !hasAddress(customer, source?.from?.address)
}

function isUnanswerable(address: string, asked: TicketMessage | undefined): boolean {
  if (/^(no[-_.]?reply|do[-_.]?not[-_.]?reply|mailer-daemon|postmaster|bounces?)(?![a-z])/i.test(address)) return true
  const headers = Object.entries(asked?.headers ?? {}).map(([name, value]) => [
    name.toLowerCase(),
    String(value).toLowerCase(),
  ])
  return headers.some(([name, value]) => (name === 'auto-submitted' && value !== 'no') || name === 'x-autoreply')
}

function replySubject(subject: string | null): string {
  if (!subject) return 'Re:'
  return /^(re|aw|sv|rv|antw)\s*:/i.test(subject) ? subject : `Re: ${subject}`
}
