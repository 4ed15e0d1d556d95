const mark = '[redacted]'

// Names of fields that hold secrets; they match inside longer names too (`hmac_secret`, `x-api-key`).
const secretName = /pass(word|wd)|secret|token|api[-_]?key|authorization|cookie|credential|two_fa_code/i

const emailAddress = /[^\s"'<>(),;:=/?&]+@[^\s"'<>(),;:=/?&]+\.[a-z]{2,}/gi
const longToken = /\b(?:basic|bearer)\s+\S+|\beyJ[\w-]+\.[\w-]+\.[\w-]*|\b[a-f0-9]{40,}\b/gi

/** Removes addresses and tokens from a message of the server. */
export function redactText(text: string): string {
  return text.replaceAll(emailAddress, '[address]').replaceAll(longToken, mark)
}

// Passwords in front of the host, and keys in the query. Names have a most length: without one, a long text of signs
// that may be in a name would be read to its end from each of them.
const inAddress =
  /([a-z][\w+.-]{0,30}:\/\/)[^\s/?#@]+@|([?&][\w.-]{0,100}(?:key|token|secret|pass(?:word|wd)?|sig(?:nature)?)[\w.-]{0,100}=)[^\s&#]+/gi

/** The addresses in a text without passwords and keys. */
export function redactAddress(text: string, instead: string = mark): string {
  return text.includes('://')
    ? text.replaceAll(inAddress, (_, scheme?: string, name?: string) =>
        scheme ? `${scheme}${instead}@` : `${name}${instead}`,
      )
    : text
}

/** A copy of a body without its secrets. */
export function redactSecrets(value: unknown, instead: string = mark): unknown {
  if (typeof value === 'string') return redactAddress(value, instead)
  if (Array.isArray(value)) return value.map((item) => redactSecrets(item, instead))
  if (typeof value !== 'object' || value === null) return value
  const isPair = isSecretPair(value)
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const isSecret = secretName.test(key) || (isPair && key === 'value')
      return [key, isSecret && mayBeSecret(inner) ? instead : redactSecrets(inner, instead)]
    }),
  )
}

/** `{ key: 'Authorization', value: … }`: the headers of macros and widgets. */
function isSecretPair(value: object): boolean {
  const { key, name } = value as { readonly key?: unknown; readonly name?: unknown }
  return [key, name].some((each) => typeof each === 'string' && secretName.test(each))
}

// has_password says whether there is one
function mayBeSecret(value: unknown): boolean {
  return value !== null && typeof value !== 'boolean'
}
