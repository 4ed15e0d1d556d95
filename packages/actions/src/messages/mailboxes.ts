import type { Integration } from '@rhetor/contract'
import { type NoRoute, noRoute } from './no-route.ts'

const emailTypes: readonly string[] = ['email', 'gmail', 'outlook']

/** The integrations that e-mail can be written from. */
export function mailboxesOf(integrations: readonly Integration[]): Integration[] {
  return integrations.filter((integration) => emailTypes.includes(integration.type) && addressOf(integration))
}

/** The mailbox with this address, or which there are. */
export function mailboxNamed(address: string, mailboxes: readonly Integration[]): Integration | NoRoute {
  return (
    mailboxes.find((mailbox) => sameAddress(addressOf(mailbox), address)) ??
    noRoute(`${address} is not an address of this account; there are {}`, listed(mailboxes))
  )
}

/** The one mailbox there is, or what to choose from. */
export function onlyMailbox(mailboxes: readonly Integration[], because: string): Integration | NoRoute {
  const inUse = mailboxes.filter((mailbox) => !mailbox.deactivated_datetime)
  const [only, second] = inUse
  if (!only) return noRoute('this account has no e-mail address to write from')
  return second ? noRoute(`${because}, and there are {}; choose one as \`from\``, listed(inUse)) : only
}

/** Whether a way was found. */
export function isMailbox(found: Integration | NoRoute): found is Integration {
  return 'id' in found
}

export function addressOf({ meta }: Integration): string | undefined {
  const address = (meta as { address?: unknown } | null)?.address
  return typeof address === 'string' ? address : undefined
}

export function sameAddress(left: string | null | undefined, right: string | null | undefined): boolean {
  // two missing addresses are not the same
  return left ? left.toLowerCase() === right?.toLowerCase() : false
}

export function listed(mailboxes: readonly Integration[]): string {
  return mailboxes.map(addressOf).join(', ')
}
