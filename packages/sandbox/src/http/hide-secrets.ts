import type { LoggedRequest } from '../control/records.ts'

const hidden = '[hidden]'

// they match inside longer names too (`hmac_secret`, `x-api-key`)
const secretName = /pass(?:word|wd)|secret|token|api[-_]?key|authorization|cookie|signature|credential/i
const secretPair = new RegExp(`("[^"]*(?:${secretName.source})[^"]*"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*(?:"|$)`, 'gi')
const secretQuery = new RegExp(`([?&][^=&]*(?:${secretName.source})[^=&]*=)[^&]*`, 'gi')

/** A request as it may be shown: without the keys and signatures in it. */
export function hideSecrets(request: LoggedRequest): LoggedRequest {
  // the API never shows the headers of a webhook either
  const alsoHeaders = request.path.startsWith('/integrations')
  const shown = (text: string | null) => (text === null ? null : withoutSecrets(text, alsoHeaders))
  return {
    ...request,
    path: request.path.replaceAll(secretQuery, `$1${hidden}`),
    request: shown(request.request),
    response: shown(request.response),
  }
}

/** The headers of a webhook's call; all but the type of its body are secrets of who set it up. */
export function hideHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, name === 'content-type' ? value : hidden]),
  )
}

function withoutSecrets(text: string, alsoHeaders: boolean): string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // cut off, or no JSON
    return alsoHeaders && text !== '' ? hidden : text.replaceAll(secretPair, `$1"${hidden}"`)
  }
  let isChanged = false
  const shown = JSON.stringify(value, (name, inner: unknown) => {
    if (inner === null || typeof inner === 'boolean' || inner === '') return inner
    if (name === 'headers' && alsoHeaders && typeof inner === 'object') {
      isChanged = true
      return Object.fromEntries(Object.keys(inner).map((each) => [each, hidden]))
    }
    if (!secretName.test(name)) return inner
    isChanged = true
    return hidden
  })
  return isChanged ? shown : text
}
