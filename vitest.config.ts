import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // a slow machine is not a failure: tests start processes, browsers and servers
    testTimeout: 60_000,
    include: ['packages/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/support/run.ts'],
    setupFiles: ['test/support/leave-as-found.ts'],
    // nothing here lives in a module: each package keeps its state in what it creates, so files may share their imports
    isolate: false,
    // by default one core is left alone, which is half of a machine with two
    maxWorkers: '100%',
    // commands that tests start find each other's compiled code
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/compiled') },
  },
})
