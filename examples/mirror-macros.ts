// node examples/mirror-macros.ts
// Gives one account the macros of another. GORGIAS_… names the one to read, TO_GORGIAS_… the one to write.
// It creates and changes macros, and deletes none; a second run finds nothing to do.
import { isDeepStrictEqual } from 'node:util'
import type { Macro } from '@rhetor/client'
import { Gorgias } from '@rhetor/client/node'
import type { MacroIntent } from '@rhetor/contract'

// other actions hold ids of people, teams and fields, which mean something else in the other account
const portable = ['setResponseText', 'addTags', 'setStatus', 'setSubject']

const from = Gorgias.fromEnv({ lane: 'background' })
const to = Gorgias.fromEnv({ lane: 'background' }, environment('TO_'))
const [{ domain: source }, { domain: target }] = await Promise.all([from.account.get(), to.account.get()])
if (source === target) throw new Error(`both accounts are ${source}: let TO_GORGIAS_… name the one to write`)

const [macros, there] = await Promise.all([macrosOf(from), macrosOf(to)])
const wishes = macros.filter(isPortable).map(copyOf)
const count = { made: 0, changed: 0 }
for (const wish of wishes) {
  const key = wish.external_id
  // by key first: either side may have been renamed
  const found =
    there.find(({ external_id }) => external_id === key) ??
    there.find(({ external_id, name }) => external_id === null && name === wish.name)
  if (!found) {
    await to.macros.create(wish, { key }) // a lost answer is looked up by the key, and nothing is created twice
    count.made += 1
  } else if (!isDeepStrictEqual(partsOf(found), wish)) {
    await to.macros.update(found.id, wish)
    count.changed += 1
  }
}
const same = wishes.length - count.made - count.changed
console.log(`${source} to ${target}: ${count.made} made, ${count.changed} changed, ${same} the same`)

const after = (await macrosOf(to)).map(partsOf)
const wrong = wishes.filter((wish) => !after.some((parts) => isDeepStrictEqual(parts, wish)))
if (wrong.length > 0) throw new Error(`these differ all the same: ${wrong.map(({ name }) => name).join(', ')}`)

async function macrosOf(gorgias: Gorgias): Promise<readonly Macro[]> {
  return (await gorgias.macros.list({ order_by: 'created_datetime:asc', limit: 100 }).all()).items
}

function isPortable({ name, actions }: Macro): boolean {
  const foreign = actions.map((action) => action.name).filter((each) => !portable.includes(each))
  if (foreign.length > 0) console.log(`left out ${JSON.stringify(name)}: ${foreign.join(', ')} holds ids of ${source}`)
  return foreign.length === 0
}

function copyOf(macro: Macro) {
  return { ...partsOf(macro), external_id: `${source}-macro-${macro.id}` }
}

function partsOf({ name, intent, language, external_id, actions }: Macro) {
  const bare = actions.map((action) => ({ name: action.name, title: action.title, arguments: action.arguments }))
  return { name, intent: intent as MacroIntent | null, language, external_id: external_id ?? '', actions: bare }
}

function environment(prefix: string): Record<string, string | undefined> {
  const own = Object.entries(process.env).filter(([name]) => name.startsWith(prefix))
  return Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value]))
}
