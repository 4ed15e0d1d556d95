/** Fills placeholders such as `{{ticket.messages[-1].id}}`. What is unknown, missing or null becomes empty. */
export function renderText(template: string, scope: object, encode: (text: string) => string = (text) => text): string {
  return template.replaceAll(/\{\{([^{}]*)\}\}/g, (_, path: string) => encode(toText(valueAt(scope, path))))
}

/** Fills the placeholders in every string of a form; the rest stays as it is. */
export function renderForm(form: unknown, scope: object): unknown {
  if (typeof form === 'string') return renderText(form, scope)
  if (Array.isArray(form)) return form.map((item) => renderForm(item, scope))
  if (typeof form !== 'object' || form === null) return form
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, renderForm(value, scope)]))
}

/** A value as text. */
export function toText(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Follows `ticket.customer.integrations[126700].tier`; brackets and dots mean the same. */
function valueAt(scope: object, path: string): unknown {
  const keys = path.match(/[^\s.[\]'"]+/g) ?? []
  return keys.length === 0 ? undefined : keys.reduce(step, scope)
}

function step(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return /^-?\d+$/.test(key) ? value.at(Number(key)) : undefined
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
  return (value as Record<string, unknown>)[key]
}
