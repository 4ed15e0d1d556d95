import https from 'node:https'
import { afterAll, expect } from 'vitest'

// Test files share a process: what one of them leaves changed, the files after it meet.
const before = shared()
afterAll(() => {
  const after = shared()
  const names = Object.keys({ ...before, ...after })
  expect(
    names.filter((name) => before[name] !== after[name]),
    'left changed by this file',
  ).toEqual([])
})

function shared(): Readonly<Record<string, unknown>> {
  const { fetch, setTimeout } = globalThis
  return { fetch, setTimeout, Date, 'https.request': https.request, 'the folder': process.cwd(), ...process.env }
}
