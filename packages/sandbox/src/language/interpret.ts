import type { ActionCall, RuleProgram, Statement } from './ast.ts'
import { holds, type Scope } from './evaluate.ts'
import { type JsonObject, objectOf } from './value.ts'

/** Something a rule wants done. Variables in its texts are left for `renderText`. */
interface RuleAction {
  readonly name: string
  readonly arguments: JsonObject
}

/** The actions that a rule would perform, in order. */
export function run(program: RuleProgram, scope: Scope): RuleAction[] {
  return program.body.flatMap((statement) => perform(statement, scope))
}

function perform(statement: Statement, scope: Scope): RuleAction[] {
  switch (statement.type) {
    case 'IfStatement':
      if (holds(statement.test, scope)) return perform(statement.consequent, scope)
      return statement.alternate ? perform(statement.alternate, scope) : []
    case 'BlockStatement':
      return statement.body.flatMap((inner) => perform(inner, scope))
    case 'ExpressionStatement':
      return [toAction(statement.expression)]
    case 'EmptyStatement':
      return []
  }
}

function toAction({ arguments: [name, named] }: ActionCall): RuleAction {
  return { name: name.value, arguments: objectOf(named) }
}
