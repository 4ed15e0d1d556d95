import { at, hash } from './chance.ts'

/** What a slot such as `{order}` stands for in one conversation. */
export type Facts = Readonly<Record<string, string>>

/**
 * One telling of a text: `[a|b]` is one of the alternatives, `{slot}` is a fact. Lines are joined as in a paragraph;
 * an empty line separates paragraphs, and a line that begins with a hyphen stands alone.
 */
export function tell(text: string, facts: Facts, seed: string, round: number): string {
  return fill(flow(choose(text, seed, round)), facts, seed)
}

// Tellings in a row take different alternatives, and each time all were taken, the next row begins elsewhere: otherwise
// places with the same number of alternatives would always change together.
function choose(text: string, seed: string, round: number): string {
  let position = 0
  return text.replaceAll(/\[([^[\]]*)\]/g, (_, list: string) => {
    const alternatives = list.split('|')
    const row = Math.floor(round / alternatives.length)
    return at(alternatives, hash(seed, position++, row) + round)
  })
}

function fill(text: string, facts: Facts, seed: string): string {
  return text.replaceAll(/\{(\w+)\}/g, (slot, name: string) => {
    const fact = facts[name]
    if (fact === undefined) throw new Error(`${seed}: nothing to put into ${slot}`)
    return fact
  })
}

function flow(text: string): string {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim().replaceAll(/\s*\n\s*(- )?/g, (_, item = '') => (item ? '\n- ' : ' ')))
    .map((paragraph) => paragraph.replaceAll(/ {2,}/g, ' '))
    .join('\n\n')
}
