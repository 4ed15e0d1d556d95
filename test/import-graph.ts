import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'
import { importsOf } from './imports-of.ts'
import type { Ladder } from './ladders.ts'

/** Each file of a folder, and the paths of those beside it that it imports, types among them. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>

export function readImportGraph(folder: string): ImportGraph {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))
  return new Map(files.toSorted().map((file) => [file, targetsOf(file, readFileSync(join(folder, file), 'utf8'))]))
}

function targetsOf(file: string, code: string): string[] {
  const paths = importsOf(file, code).filter((name) => /^\..*\.tsx?$/.test(name))
  return [...new Set(paths.map((path) => join(dirname(file), path)))]
}

/** Files that reach each other, circle by circle. */
export function circlesIn(graph: ImportGraph): string[] {
  const reached = new Map([...graph.keys()].map((file) => [file, reachableFrom(graph, file)]))
  const circles = [...graph.keys()].map((file) =>
    [...graph.keys()].filter((other) => reached.get(file)?.has(other) && reached.get(other)?.has(file)),
  )
  return [...new Set(circles.filter((circle) => circle.length > 0).map((circle) => circle.join(', ')))]
}

function reachableFrom(graph: ImportGraph, start: string): ReadonlySet<string> {
  // a set goes on to the members that are added while it is walked
  const files = new Set(graph.get(start))
  for (const file of files) for (const target of graph.get(file) ?? []) files.add(target)
  return files
}

/** Imports that do not go down the ladder, files on no rung, and rungs without a file. */
export function climbsIn(graph: ImportGraph, ladder: Ladder): string[] {
  const rungs = new Map(ladder.flatMap((rung, height) => rung.map((entry) => [entry, height])))
  const entryOf = (file: string) => entriesAround(file).find((entry) => rungs.has(entry))
  const used = new Set([...graph.keys()].map(entryOf))
  const climbs = [...graph].flatMap(([file, targets]) => {
    const from = entryOf(file)
    if (from === undefined) return [`${file} is on no rung of the ladder`]
    return targets.flatMap((target) => {
      const to = entryOf(target)
      if (to === undefined || to === from || Number(rungs.get(to)) < Number(rungs.get(from))) return []
      return [`${file} imports ${target}, and ${from} does not stand above ${to} on the ladder`]
    })
  })
  const empty = [...rungs.keys()].filter((entry) => !used.has(entry))
  return [...climbs, ...empty.map((entry) => `the ladder has ${entry}, and no file is there`)]
}

/** `seed/demo/fields.ts` → itself, `seed/demo/`, `seed/` */
function entriesAround(file: string): string[] {
  const folders = file.split('/').slice(0, -1)
  return [file, ...folders.map((_, index) => `${folders.slice(0, index + 1).join('/')}/`).toReversed()]
}
