import { crc32 } from 'node:zlib'
import { schemaVersion } from './store/store.ts'
import { type Micros, parseMoment, toText } from './time.ts'

/** What a copy of a sandbox holds: the database of each account, and the time. */
export interface CopiedSandbox {
  readonly now: Micros
  /** The latest time given to anything in it: while a clock stands, each object gets a microsecond of its own. */
  readonly latest: Micros
  readonly stores: ReadonlyMap<string, Uint8Array>
}

interface Header {
  readonly version: number
  readonly now: string
  readonly latest: string
  readonly accounts: readonly { readonly account: string; readonly bytes: number }[]
}

/** A copy as bytes: a line with a checksum of the rest, a line of JSON that says what follows, and the databases. */
export function writeCopy({ now, latest, stores }: CopiedSandbox): Uint8Array<ArrayBuffer> {
  const header: Header = {
    version: schemaVersion,
    now: toText(now),
    latest: toText(latest),
    accounts: [...stores].map(([account, { byteLength }]) => ({ account, bytes: byteLength })),
  }
  const parts = [Buffer.from(`${JSON.stringify(header)}\n`), ...stores.values()]
  const checksum = parts.reduce((sum, part) => crc32(part, sum), 0)
  return Buffer.concat([Buffer.from(firstLine(checksum)), ...parts])
}

/** Reads what `writeCopy` made. */
export function parseCopy(from: unknown): CopiedSandbox {
  if (!(from instanceof Uint8Array)) {
    throw new RangeError('from: these are not bytes. Give what `await sandbox.copy()` returned, or a file with it.')
  }
  const bytes = Buffer.from(from.buffer, from.byteOffset, from.byteLength)
  const rest = bytes.subarray(firstLine(0).length)
  if (bytes.toString('latin1', 0, firstLine(0).length) !== firstLine(crc32(rest))) {
    throw new RangeError(
      'from: this is not a copy of a sandbox, or it is damaged. Make it again with `await sandbox.copy()`.',
    )
  }
  let start = rest.indexOf('\n') + 1
  const { version, now, latest, accounts } = JSON.parse(rest.toString('utf8', 0, start)) as Header
  if (version > schemaVersion) {
    throw new RangeError(
      `from: this copy was made by a newer version of @rhetor/sandbox (its tables are version ${version}, this one reads ${schemaVersion}). Update the package, or make the copy again.`,
    )
  }
  const stores = new Map<string, Uint8Array>()
  for (const { account, bytes: length } of accounts) {
    stores.set(account, rest.subarray(start, start + length))
    start += length
  }
  return { now: parseMoment(now) ?? 0, latest: parseMoment(latest) ?? 0, stores }
}

function firstLine(checksum: number): string {
  return `rhetor-sandbox-copy ${checksum.toString(16).padStart(8, '0')}\n`
}
