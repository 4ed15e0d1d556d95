import { randomBytes } from 'node:crypto'

// the same for the whole process: it names a release
const release = randomBytes(20).toString('hex')

/** What every answer carries, as recorded. */
export function commonHeaders(rate: Record<string, string> = {}): Record<string, string> {
  return {
    'content-type': 'application/json',
    'x-gorgias-release': release,
    'x-request-id': randomBytes(16).toString('hex'),
    'x-frame-options': 'Deny',
    'x-xss-protection': '1; mode=block',
    'strict-transport-security': 'max-age=31556926; includeSubDomains',
    'referrer-policy': 'strict-origin',
    'cross-origin-opener-policy': 'same-origin-allow-popups',
    'access-control-allow-origin': 'https://developers.gorgias.com',
    vary: 'Cookie',
    via: '1.1 google',
    ...rate,
  }
}
