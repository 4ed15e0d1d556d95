import { basic, bearer } from '../auth.ts'
import { UsageError } from '../errors.ts'
import { Gorgias as Client, type Gorgias as GorgiasClient } from '../gorgias.ts'
import type { GorgiasOptions } from '../options.ts'

/** Options of a client other than account and credentials. */
export type ClientSettings = Omit<GorgiasOptions, 'account' | 'baseUrl' | 'auth'>

type Environment = Readonly<Record<string, string | undefined>>

/** The client, with what needs Node. */
export class Gorgias extends Client {
  /** Reads GORGIAS_ACCOUNT_DOMAIN or GORGIAS_BASE_URL, and GORGIAS_USERNAME with GORGIAS_API_KEY or GORGIAS_ACCESS_TOKEN. */
  static fromEnv(settings: ClientSettings = {}, env: Environment = process.env): GorgiasClient {
    return new Client({ ...settings, ...readEnvironment(env) })
  }
}

function readEnvironment(env: Environment): GorgiasOptions {
  // an empty variable counts as missing
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
