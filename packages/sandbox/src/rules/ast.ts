import { LanguageError } from '../language/language-error.ts'
import { parseRule } from '../language/parse.ts'
import { invalid } from '../problem.ts'

/** The syntax tree of a rule; a program that cannot be read is refused with the place. */
export function ruleAst(code: string): Record<string, unknown> {
  try {
    return parseRule(code) as unknown as Record<string, unknown>
  } catch (error) {
    if (!(error instanceof LanguageError)) throw error
    throw invalid('Failed to save rule', { code: [`${error.message} (line ${error.line}, column ${error.column})`] })
  }
}
