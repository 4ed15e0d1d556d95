/** The first bytes of the SHA-256 of a value as JSON, in hex. */
export async function digest(value: unknown, bytes: number): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(value))
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', text))
  return [...hash.slice(0, bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
