/** Fills `{{ticket.messages[-1].id}}`; what is unknown, missing or null leaves nothing. */
export function renderTemplate(
  template: string,
  scope: object,
  encode: (text: string) => string = (text) => text,
): string {
  return template.replaceAll(/\{\{([^{}]*)\}\}/g, (_, path: string) => encode(toText(valueAt(scope, path))))
}

/** Fills every text of a form. `{{context}}` alone is the whole context as JSON. */
export function renderForm(form: unknown, scope: object): unknown {
  if (typeof form === 'string') return renderTemplate(form, scope)
  if (Array.isArray(form)) return form.map((item) => renderForm(item, scope))
  if (typeof form !== 'object' || form === null) return form
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, renderForm(value, scope)]))
}

function toText(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function valueAt(scope: object, path: string): unknown {
  const keys = path.match(/[^\s.[\]'"]+/g) ?? []
  return keys.length === 0 ? undefined : keys.reduce(step, scope)
}

function step(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return /^-?\d+$/.test(key) ? value.at(Number(key)) : undefined
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
  return (value as Record<string, unknown>)[key]
}
