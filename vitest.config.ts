import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // a loaded machine is no failure: tests start processes, browsers and servers
    testTimeout: 60_000,
    globalSetup: ['test/support/run.ts'],
    include: ['packages/*/test/**/*.test.ts', 'test/**/*.test.ts'],
  },
})
