import { parseSync, Visitor } from 'rolldown/utils'

/** In place of `import(path)`, whose target is known only when it runs. */
export const computed = 'a computed path'

/** Every module that a file names: imports, re-exports, dynamic imports and the types among them, in their order. */
export function importsOf(file: string, code: string): string[] {
  const { program, errors } = parseSync(file, code)
  if (errors[0]) throw new Error(`${file} cannot be parsed: ${errors[0].message}`)
  const found: string[] = []
  const add = (source: { type: string } | null) => {
    if (source) found.push('value' in source && typeof source.value === 'string' ? source.value : computed)
  }
  new Visitor({
    ImportDeclaration: ({ source }) => add(source),
    ExportNamedDeclaration: ({ source }) => add(source),
    ExportAllDeclaration: ({ source }) => add(source),
    ImportExpression: ({ source }) => add(source),
    TSImportType: ({ source }) => add(source),
  }).visit(program)
  return found
}
