import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { basic, bearer } from './auth.ts'
import { UsageError } from './errors.ts'
import { Gorgias as Client, type Gorgias as GorgiasClient } from './gorgias.ts'
import type { TokenStore, Tokens } from './oauth.ts'
import type { GorgiasOptions } from './options.ts'
import { maxUploadBytes, type NamedUpload } from './upload.ts'

type EnvironmentOptions = Omit<GorgiasOptions, 'account' | 'baseUrl' | 'auth'>

/** The client, with what only Node can give it. */
export class Gorgias extends Client {
  /** Reads GORGIAS_ACCOUNT_DOMAIN or GORGIAS_BASE_URL, and GORGIAS_USERNAME with GORGIAS_API_KEY or GORGIAS_ACCESS_TOKEN. */
  static fromEnv(
    options: EnvironmentOptions = {},
    env: Readonly<Record<string, string | undefined>> = process.env,
  ): GorgiasClient {
    return new Client({ ...options, ...readEnvironment(env) })
  }
}

function readEnvironment(env: Readonly<Record<string, string | undefined>>): GorgiasOptions {
  // an empty variable is one that somebody forgot to fill
  const value = (name: string) => env[name]?.trim() || undefined
  const [account, baseUrl] = [value('GORGIAS_ACCOUNT_DOMAIN'), value('GORGIAS_BASE_URL')]
  const [username, apiKey, token] = [value('GORGIAS_USERNAME'), value('GORGIAS_API_KEY'), value('GORGIAS_ACCESS_TOKEN')]
  const problems: string[] = []
  if (!account && !baseUrl)
    problems.push('GORGIAS_ACCOUNT_DOMAIN is not set: give the subdomain of the helpdesk, such as acme')
  if (!token && !username && !apiKey) {
    problems.push(
      'no credentials: set GORGIAS_USERNAME (an e-mail address) and GORGIAS_API_KEY, or GORGIAS_ACCESS_TOKEN',
    )
  }
  if (!token && username && !apiKey) problems.push('GORGIAS_USERNAME is set, GORGIAS_API_KEY is not')
  if (!token && apiKey && !username) problems.push('GORGIAS_API_KEY is set, GORGIAS_USERNAME is not')
  if (token && apiKey) problems.push('both GORGIAS_ACCESS_TOKEN and GORGIAS_API_KEY are set: keep one of them')
  if (problems.length > 0) throw new UsageError(`environment: ${problems.join('; ')}.`, { problems })
  const auth = token ? bearer(token) : basic(username ?? '', apiKey ?? '')
  return baseUrl ? { auth, baseUrl, account } : { auth, account: account ?? '' }
}

/** Keeps tokens in a file that only its owner can read. */
export function fileTokenStore(path: string): TokenStore {
  const read = async (): Promise<Record<string, Tokens>> => {
    let text: string
    try {
      text = await readFile(path, 'utf8')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
      throw error
    }
    try {
      return JSON.parse(text) as Record<string, Tokens>
    } catch (cause) {
      throw new UsageError(`${path} is not a file of tokens; move it away to start anew. It was left as it is.`, {
        cause,
      })
    }
  }
  // one change at a time, or two accounts would overwrite each other
  let last: Promise<void> = Promise.resolve()
  const change = async (account: string, tokens: Tokens | undefined) => {
    const { [account]: _, ...others } = await read()
    await writePrivately(path, JSON.stringify(tokens ? { ...others, [account]: tokens } : others, null, 2))
  }
  return {
    load: async (account) => (await read())[account],
    save: (account, tokens) => {
      last = last.catch(() => {}).then(() => change(account, tokens))
      return last
    },
  }
}

// written beside and moved into place: a crash leaves the old file or the new one, never half of one
async function writePrivately(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const beside = `${path}.${randomUUID()}`
  const file = await open(beside, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
    await file.close()
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

/** A file on disk, ready for `files.upload`. */
export async function fromPath(
  path: string,
  options: { name?: string; contentType?: string } = {},
): Promise<NamedUpload> {
  const { size } = await stat(path)
  if (size > maxUploadBytes)
    throw new UsageError(`${basename(path)} is larger than ${maxUploadBytes / 1024 / 1024} MB.`)
  const data = await readFile(path)
  return { name: options.name ?? basename(path), data: new Uint8Array(data), contentType: options.contentType }
}
