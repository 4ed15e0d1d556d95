import type { Files } from '@rhetor/actions'

/** Files that are gone with the test; `now` is what they hold. */
export interface MemoryFiles extends Files {
  readonly now: Map<string, Uint8Array<ArrayBuffer>>
  text(path: string): string | undefined
}

export function memoryFiles(): MemoryFiles {
  const now = new Map<string, Uint8Array<ArrayBuffer>>()
  const encode = (text: string) => new TextEncoder().encode(text)
  const text = (path: string) => (now.has(path) ? new TextDecoder().decode(now.get(path)) : undefined)
  return {
    now,
    text,
    read: async (path) => {
      const found = now.get(path)
      if (!found) throw new Error(`there is no file ${path}`)
      return found
    },
    readText: async (path) => text(path),
    write: async (path, data) => {
      now.set(path, typeof data === 'string' ? encode(data) : new Uint8Array(await new Response(data).arrayBuffer()))
    },
    append: async (path, added) => {
      now.set(path, new Uint8Array(await new Blob([now.get(path) ?? '', added]).arrayBuffer()))
    },
    truncate: async (path, bytes) => {
      now.set(path, (now.get(path) ?? new Uint8Array()).slice(0, bytes))
    },
    remove: async (path) => {
      now.delete(path)
    },
  }
}
