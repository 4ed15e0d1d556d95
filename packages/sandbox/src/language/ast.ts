import type { FilterFunction } from '@rhetor/contract'

/** Lines count from 1 and columns from 0, as in ESTree. */
export interface Position {
  readonly line: number
  readonly column: number
}

export interface Located {
  readonly loc: { readonly start: Position; readonly end: Position }
}

export const roots = ['ticket', 'message'] as const
export type Root = (typeof roots)[number]

export interface Identifier<Name extends string = string> extends Located {
  readonly type: 'Identifier'
  readonly name: Name
}

export interface Literal<Value = string | number | boolean | null> extends Located {
  readonly type: 'Literal'
  readonly value: Value
  readonly raw: string
}

export interface NegativeNumber extends Located {
  readonly type: 'UnaryExpression'
  readonly operator: '-'
  readonly prefix: true
  readonly argument: Literal<number>
}

export type Scalar = Literal | NegativeNumber

export interface ArrayExpression<Element> extends Located {
  readonly type: 'ArrayExpression'
  readonly elements: readonly Element[]
}

export interface ObjectExpression extends Located {
  readonly type: 'ObjectExpression'
  readonly properties: readonly Property[]
}

export interface Property extends Located {
  readonly type: 'Property'
  readonly kind: 'init'
  readonly method: false
  readonly computed: false
  readonly shorthand: false
  readonly key: Identifier | Literal<string>
  readonly value: Value
}

export type Value = Scalar | ArrayExpression<Value> | ObjectExpression

export interface MemberExpression extends Located {
  readonly type: 'MemberExpression'
  readonly computed: boolean
  readonly object: Identifier<Root> | MemberExpression
  readonly property: Identifier | Literal<string | number> | NegativeNumber
}

export interface FilterCall extends Located {
  readonly type: 'CallExpression'
  readonly callee: Identifier<FilterFunction>
  readonly arguments: readonly [MemberExpression, (Scalar | ArrayExpression<Scalar>)?]
}

export interface LogicalExpression extends Located {
  readonly type: 'LogicalExpression'
  readonly operator: '&&' | '||'
  readonly left: Condition
  readonly right: Condition
}

export type Condition = FilterCall | LogicalExpression

export interface ActionCall extends Located {
  readonly type: 'CallExpression'
  readonly callee: Identifier<'Action'>
  readonly arguments: readonly [Literal<string>, ObjectExpression]
}

export interface ExpressionStatement<Expression> extends Located {
  readonly type: 'ExpressionStatement'
  readonly expression: Expression
}

interface EmptyStatement extends Located {
  readonly type: 'EmptyStatement'
}

export interface BlockStatement extends Located {
  readonly type: 'BlockStatement'
  readonly body: readonly Statement[]
}

export interface IfStatement extends Located {
  readonly type: 'IfStatement'
  readonly test: Condition
  readonly consequent: Statement
  readonly alternate: Statement | null
}

export type Statement = IfStatement | BlockStatement | EmptyStatement | ExpressionStatement<ActionCall>

interface Program<Body> extends Located {
  readonly type: 'Program'
  readonly sourceType: 'script'
  readonly body: readonly Body[]
}

/** The `filters_ast` of a view: one condition, or nothing, which every ticket meets. */
export type FilterProgram = Program<ExpressionStatement<Condition>>

/** The `code_ast` of a rule. */
export type RuleProgram = Program<Statement>
