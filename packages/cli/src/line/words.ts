/** `customFields.updateMany` → `custom-fields update-many`: an action as it is typed. */
export function toWords(action: string): string {
  return action.split('.').map(kebab).join(' ')
}

/** `customer_id` or `updateMany`, as a flag or a word. */
export function kebab(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase()
}

/** A text as one word for the shell. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
