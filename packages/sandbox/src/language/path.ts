import type { Identifier, MemberExpression, Root } from './ast.ts'
import { scalarOf } from './value.ts'

/** Keys of objects are texts, positions in lists are numbers; -1 is the last. */
export type Path = readonly (string | number)[]

/** `ticket.tags.name` is `tags`, `name` of the ticket. */
export function pathOf(member: MemberExpression): { readonly root: Root; readonly keys: Path } {
  const keys: (string | number)[] = []
  let node: MemberExpression | Identifier<Root> = member
  while (node.type === 'MemberExpression') {
    keys.unshift(keyOf(node.property))
    node = node.object
  }
  const [first, ...rest] = keys
  // tickets still carry both, and only one of them is documented
  const isAlias = node.name === 'ticket' && first === 'requester'
  return { root: node.name, keys: isAlias ? ['customer', ...rest] : keys }
}

function keyOf(property: MemberExpression['property']): string | number {
  return property.type === 'Identifier' ? property.name : scalarOf(property)
}
