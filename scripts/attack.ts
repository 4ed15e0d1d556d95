import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { root } from './packages.ts'

// Each attack many times, with choices that no run has made before; the test prints the seed to make them again.
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', 'test/attacks', '--testTimeout', '600000'],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ATTACK_ROUNDS: '25', ATTACK_SEED: String(randomInt(2 ** 31)), ...process.env },
  },
)
process.exitCode = status ?? 1
