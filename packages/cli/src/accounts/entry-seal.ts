import { parseAccount, UsageError } from '@rhetor/client'
import { type Connection, type Credentials, seal, unseal } from '@rhetor/client/node'
import { isLoopback } from '@rhetor/contract'
import type { Entry } from './vault-file.ts'

/** The entry of a connection; its seal covers name, account and address, so that editing one makes it unusable. */
export function sealEntry({ credentials, ...open }: Connection, key: Uint8Array): Entry {
  return { ...open, sealed: seal(credentials, key, boundOf(open)) }
}

/** The connection in an entry. */
export function openEntry({ sealed, version, ...open }: Entry, key: Uint8Array): Connection {
  if (version !== 1) return { ...open, credentials: unseal(sealed, key, boundOf(open)) as Credentials }
  // whoever can write the file could have sent the key anywhere
  if (!isKnownPlace(open))
    throw new UsageError(
      `${open.name} was stored by an older version, for ${open.baseUrl || open.account}: nothing shows that this is still the address you gave. Connect it again.`,
    )
  return { ...open, credentials: unseal(sealed, key, open.name) as Credentials }
}

function boundOf({ name, account, baseUrl }: Omit<Connection, 'credentials'>) {
  return [name, account, baseUrl ?? ''] as const
}

/** Gorgias itself, or this machine. */
function isKnownPlace({ account, baseUrl }: Omit<Connection, 'credentials'>): boolean {
  if (!baseUrl) return isGorgias(account)
  return isGorgias(baseUrl) || (URL.canParse(baseUrl) && isLoopback(new URL(baseUrl).hostname))
}

function isGorgias(place: string): boolean {
  try {
    parseAccount(place)
    return true
  } catch {
    return false
  }
}
