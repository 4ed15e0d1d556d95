import { renderText } from '../language/template.ts'

/** Fills `{{ticket.messages[-1].id}}`; what is unknown, missing or null becomes an empty text. */
export function renderTemplate(template: string, scope: object, encode?: (text: string) => string): string {
  return renderText(template, scope, { encode, others: 'dropped' })
}

/** Fills every text of a form. `{{context}}` alone is the whole context as JSON. */
export function renderForm(form: unknown, scope: object): unknown {
  if (typeof form === 'string') return renderTemplate(form, scope)
  if (Array.isArray(form)) return form.map((item) => renderForm(item, scope))
  if (typeof form !== 'object' || form === null) return form
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, renderForm(value, scope)]))
}
