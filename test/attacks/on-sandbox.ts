import { controlOperations } from '@rhetor/sandbox/control'
import { expect } from 'vitest'
import { odd } from '../support/fuzz/values.ts'
import { startShop } from '../support/shop.ts'
import type { Attack } from './attack.ts'

const on = 'sandbox'

export const onSandbox: readonly Attack[] = [
  {
    on,
    promise: 'real',
    tries: 'odd values in every field of every control command',
    mustNot: 'one of them ends the sandbox, or is answered with an error of ours',
    run: async (random) => {
      await using sandbox = await startShop()
      const send = (path: string, body: unknown) =>
        sandbox.fetch(`${sandbox.url}/__sandbox${path}`, { method: 'POST', body: JSON.stringify(body) })
      for (const { path, method, quirks } of controlOperations) {
        // a reset or a settlement of everything is allowed, and takes its time
        if (method !== 'POST' || path.includes('{') || /reset|settle/.test(path)) continue
        const example = (quirks as { example?: object } | undefined)?.example ?? {}
        const [name = 'x'] = Object.keys(example)
        const { status } = await send(path, { ...example, [name]: random.pick([odd(random), 1e308, -1, '__proto__']) })
        expect([path, status]).not.toEqual([path, 500])
      }
      expect((await sandbox.fetch(`${sandbox.url}/__sandbox/counts`)).status).toBe(200)
    },
  },
]
