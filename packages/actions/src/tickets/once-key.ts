/** The same key for the same deed: a command typed twice, or run again after a crash, does it once. */
export async function onceKey(deed: string, ...parts: readonly (string | number)[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify([deed, ...parts]))
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return `rhetor-${deed}-${[...hash.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
