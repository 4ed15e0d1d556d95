import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Manifest {
  readonly name: string
  readonly version: string
  readonly private?: boolean
  /**
   * What a package needs once it is published. In the repository all of them run on the Node that comes with the packages,
   * and npm would warn of each that the machine's is too old.
   */
  readonly publishConfig?: { readonly engines?: { readonly node?: string } }
  readonly exports?: Readonly<Record<string, string>>
  readonly bin?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly scripts?: Readonly<Record<string, string>>
}

/** What others import: `@rhetor/client/node`, and the file behind it. */
export interface Entry {
  readonly specifier: string
  /** `./src/node.ts` */
  readonly source: string
  readonly file: string
}

export interface Package {
  /** `client` */
  readonly folder: string
  readonly path: string
  readonly manifest: Manifest
  readonly entries: readonly Entry[]
}

export const root = join(import.meta.dirname, '..')

/** Every folder of `packages/` that has a package.json. */
export const packages: readonly Package[] = readdirSync(join(root, 'packages'))
  .filter((folder) => existsSync(join(root, 'packages', folder, 'package.json')))
  .toSorted()
  .map(readPackage)

export const publicPackages = packages.filter(({ manifest }) => !manifest.private)

function readPackage(folder: string): Package {
  const path = join(root, 'packages', folder)
  const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Manifest
  const entries = Object.entries(manifest.exports ?? {})
    .filter(([, source]) => isSource(source))
    .map(([subpath, source]) => ({
      specifier: manifest.name + subpath.slice(1),
      source,
      file: join(path, source),
    }))
  return { folder, path, manifest, entries }
}

/** Whether a path of a package.json points to code that the build compiles. */
export function isSource(path: string): boolean {
  return path.startsWith('./src/') && /\.tsx?$/.test(path)
}
