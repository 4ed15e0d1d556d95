import { type Dirent, readdirSync, statSync } from 'node:fs'
import { platform } from 'node:os'
import { join } from 'node:path'
import type { Finding } from '@rhetor/actions'
import { shellWord } from './line/words.ts'

/** Whether the folder of Rhetor's files is closed to other users of this machine. */
export function checkModes(folder: string): Finding {
  const check = 'files'
  // Windows keeps the rights of a user's folder itself
  const open = platform() === 'win32' ? [] : openToOthers(folder)
  if (open.length === 0) return { check, state: 'ok', says: `only you can read ${folder}` }
  return {
    check,
    state: 'warning',
    says: `other users of this machine may use ${open.join(', ')}`,
    advice: `Close them: chmod -R go= ${shellWord(folder)}`,
  }
}

function openToOthers(folder: string): string[] {
  const paths = [folder, ...insideOf(folder), ...insideOf(join(folder, 'sandbox'))]
  return paths.flatMap((path) => {
    const mode = (statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & 0o777
    return (mode & 0o077) === 0 ? [] : [`${path} (${mode.toString(8)})`]
  })
}

function insideOf(folder: string): string[] {
  return entries(folder)
    .filter((entry) => !isPublic(entry))
    .map(({ name }) => join(folder, name))
}

/** Certificates are public; the compile cache gets the mode Node gives it, and the folder protects it. */
function isPublic({ name }: Dirent): boolean {
  return name === 'cache' || name.endsWith('.pem')
}

function entries(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    // there is none, or it is not ours to read
    return []
  }
}
