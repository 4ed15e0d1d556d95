import type { Terminal } from '../terminal.ts'

/** Whether a result is printed as JSON: where it is asked for, and where nobody looks at it. */
export function isJsonWanted(terminal: Pick<Terminal, 'stdout'>, { json }: { readonly json?: unknown }): boolean {
  return json === true || terminal.stdout.isTTY !== true
}
