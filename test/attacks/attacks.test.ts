import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { createRandom } from '../support/random.ts'
import { type Attack, faces } from './attack.ts'
import { onAssistants } from './on-assistants.ts'
import { onFiles } from './on-files.ts'
import { onLibrary } from './on-library.ts'
import { onSandbox } from './on-sandbox.ts'
import { onStdio } from './on-stdio.ts'
import { onTerminal } from './on-terminal.ts'
import { type Promised, promises } from './promises.ts'

const attacks: readonly Attack[] = [...onAssistants, ...onStdio, ...onTerminal, ...onLibrary, ...onFiles, ...onSandbox]

// `npm run attack` tries each of them many times with choices that no run has made before
const rounds = Number(process.env['ATTACK_ROUNDS'] ?? 1)
const seed = Number(process.env['ATTACK_SEED'] ?? 1)
const tried = new Map<string, number>()

describe.each(Object.entries(promises) as [Promised, string][])('%s: %s', (promise) => {
  const mine = attacks.filter((attack) => attack.promise === promise)

  it('is attacked', () => {
    expect(mine.length).toBeGreaterThan(0)
  })

  it.each(mine.map((attack) => [`${attack.on}: ${attack.tries}`, attack.mustNot, attack] as const))(
    '%s; it must not be that %s',
    async (_, __, attack) => {
      for (let round = 0; round < rounds; round++) {
        // printed, so that a failure can be tried again: ATTACK_SEED, ATTACK_ROUNDS
        await attack.run(createRandom(seed + round))
        tried.set(attack.on, (tried.get(attack.on) ?? 0) + 1)
      }
    },
  )
})

it('SECURITY.md makes these promises and no others', () => {
  const text = readFileSync(new URL('../../SECURITY.md', import.meta.url), 'utf8')
  const promised = [...text.matchAll(/^\| ([a-z]+) \| [A-Z]/gm)].map(([, name]) => name)
  expect(promised).toEqual(Object.keys(promises))
})

it('every face is attacked', () => {
  expect(faces.filter((face) => !attacks.some(({ on }) => on === face))).toEqual([])
})

afterAll(() => {
  const counts = [...tried].map(([face, count]) => `${face} ${count}`).join(', ')
  console.info(`attacks tried: ${counts}; seed ${seed}`)
})
