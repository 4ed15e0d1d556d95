import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { root } from './packages.ts'

// Many requests that no run has sent before; the test prints the seed with which they can be sent again.
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', 'packages/sandbox/test/fuzz'],
  { cwd: root, stdio: 'inherit', env: { FUZZ: '100000', FUZZ_SEED: String(randomInt(2 ** 32)), ...process.env } },
)
process.exitCode = status ?? 1
