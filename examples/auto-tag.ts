// node examples/auto-tag.ts 7
// Tags open tickets by what their customers wrote, if they changed in the last so many days. It only adds tags.
import type { Ticket } from '@rhetor/client'
import { Gorgias } from '@rhetor/client/node'

const rules = [
  { tag: 'invoice', words: /\b(invoice|facture|rechnung|vat|tva)\b/i },
  { tag: 'damaged', words: /\b(broken?|cracked|damaged|torn|kaputt|cass[ée]e?)\b/i },
  { tag: 'where-is-my-order', words: /\bwhere is my\b|\btracking\b|\bnot (yet )?arrived\b/i },
]

const days = Number(process.argv[2] ?? 7)
if (!(days > 0)) throw new Error('say how many days to look back, such as 7')
const since = Date.now() - days * 86_400_000
const gorgias = Gorgias.fromEnv({ lane: 'background' })

// a tag that does not exist would be created, spelling mistakes included
const known = (await gorgias.tags.list().all()).items.map(({ name }) => name)
const unknown = rules.map(({ tag }) => tag).filter((tag) => !known.includes(tag))
if (unknown.length > 0) throw new Error(`there are no tags ${unknown.join(', ')}: make them first, or mend the rules`)

let [read, tagged] = [0, 0]
for await (const { items } of gorgias.tickets.list({ order_by: 'updated_datetime:desc', trashed: false }).pages()) {
  for (const { id, status, spam } of items) {
    if (status !== 'open' || spam) continue
    read += 1
    const names = missingTags(await gorgias.tickets.get(id))
    if (names.length === 0) continue
    await gorgias.tickets.addTags(id, { names })
    const gone = missingTags(await gorgias.tickets.get(id))
    if (gone.length > 0) throw new Error(`ticket ${id}: ${gone.join(', ')} did not stay; does a rule take it away?`)
    console.log(`${id}: ${names.join(', ')}`)
    tagged += 1
  }
  if (items.every(({ updated_datetime: at }) => Date.parse(at ?? '') < since)) break
}
console.log(`${tagged} of ${read} open tickets were tagged`)

/** The tags that match its customer's words and that it does not have yet. */
function missingTags({ subject, messages, tags }: Ticket): string[] {
  const said = messages.filter(({ from_agent }) => !from_agent).map((each) => each.stripped_text ?? each.body_text)
  const text = [subject, ...said].join('\n')
  const wanted = rules.filter(({ words }) => words.test(text)).map(({ tag }) => tag)
  return wanted.filter((tag) => !tags.some(({ name }) => name === tag))
}
