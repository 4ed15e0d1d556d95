const mark = '[redacted]'

// Names of fields that hold secrets; they match inside longer names too (`hmac_secret`, `x-api-key`).
const secretName = /pass(word|wd)|secret|token|api[-_]?key|authorization|cookie|credential|two_fa_code/i

const emailAddress = /[^\s"'<>(),;:=/?&]+@[^\s"'<>(),;:=/?&]+\.[a-z]{2,}/gi
const longToken = /\b(?:basic|bearer)\s+\S+|\beyJ[\w-]+\.[\w-]+\.[\w-]*|\b[a-f0-9]{40,}\b/gi

/** Removes addresses and tokens from a message of the server. */
export function redactText(text: string): string {
  return text.replaceAll(emailAddress, '[address]').replaceAll(longToken, mark)
}

/** A copy of a body without its secrets. */
export function redactSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redactSecrets)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      secretName.test(key) && inner !== null ? mark : redactSecrets(inner),
    ]),
  )
}
