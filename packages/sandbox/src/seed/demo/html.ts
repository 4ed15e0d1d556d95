const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** A message as the helpdesk's editor would have made it: a block for every line, an empty one between paragraphs. */
export function toHtml(text: string): string {
  return text
    .replaceAll(/[&<>]/g, (character) => entities[character] ?? character)
    .split('\n')
    .map((line) => (line === '' ? '<br>' : `<div>${line}</div>`))
    .join('')
}
