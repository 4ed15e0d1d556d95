import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const sources = join(import.meta.dirname, '../src')

/** Features of PostgreSQL that distributed databases lack, or that do not work behind a connection pooler. */
const forbidden: readonly { readonly name: string; readonly words: RegExp; readonly why: string }[] = [
  { name: 'advisory locks', words: /pg_(try_)?advisory/i, why: 'they are lost behind PgBouncer' },
  { name: 'deferrable constraints', words: /\bdeferrable\b/i, why: 'distributed databases have none' },
  { name: 'physical row addresses', words: /\b(ctid|xmin|xmax)\b/i, why: 'distributed databases have none' },
  { name: 'skip locked', words: /\bskip locked\b/i, why: 'the queue is for that' },
  {
    name: 'sequences',
    words: /\b(big)?serial\b|\bnextval\b|generated (always|by default) as identity/i,
    why: 'their order is not that of commits',
  },
  { name: 'named statements', words: /\bprepare [a-z]+ (as|\()/i, why: 'they are lost behind PgBouncer' },
  {
    name: 'settings of a session',
    words: /['"`]\s*set (?!local )(session )?[a-z_]+\s*(=|to)\b/i,
    why: 'they are lost behind PgBouncer',
  },
  { name: 'temporary tables', words: /\btemp(orary)? table\b/i, why: 'they are lost behind PgBouncer' },
]

it.each(forbidden)('the hub uses no $name, since $why', ({ words }) => {
  const found = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .filter((name) => words.test(readFileSync(join(sources, name), 'utf8')))
  expect(found).toEqual([])
})

it.each([
  ['advisory locks', 'select pg_advisory_lock(1)'],
  ['deferrable constraints', 'references x deferrable initially deferred'],
  ['physical row addresses', 'returning xmax = 0'],
  ['skip locked', 'for update skip locked'],
  ['sequences', 'id bigserial primary key'],
  ['named statements', 'prepare find as select 1'],
  ['settings of a session', "'set search_path to x'"],
  ['temporary tables', 'create temporary table x'],
])('%s are found in %j', (name, sql) => {
  expect(forbidden.find((rule) => rule.name === name)?.words.test(sql)).toBe(true)
})
