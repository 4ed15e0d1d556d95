// node --test examples/start-from-a-copy.test.ts
// A suite on the demo shop: the shop is filled once, and each test begins from a copy of it, in milliseconds.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { basic, Gorgias } from '@rhetor/client'
import { type Sandbox, startSandbox } from '@rhetor/sandbox'

const shop = await filledShop()

async function filledShop(): Promise<Uint8Array> {
  await using sandbox = await startSandbox({ seed: 'demo', frozen: true })
  // whatever your tests have in common is made here, once
  await clientOf(sandbox).tags.create({ name: 'from-our-shop' })
  return await sandbox.copy()
}

test('a ticket that is deleted is gone', async () => {
  await using sandbox = await startSandbox({ from: shop, frozen: true })
  const gorgias = clientOf(sandbox)
  await gorgias.tickets.delete(8407)
  await assert.rejects(async () => gorgias.tickets.get(8407), { code: 'not_found' })
})

test('the next test has it again, and what they have in common', async () => {
  await using sandbox = await startSandbox({ from: shop, frozen: true })
  const gorgias = clientOf(sandbox)
  assert.equal((await gorgias.tickets.get(8407)).status, 'open')
  assert.equal((await gorgias.tags.list({ search: 'from-our-shop' })).items.length, 1)
})

function clientOf({ account, credentials, fetch }: Sandbox): Gorgias {
  return new Gorgias({ account, auth: basic(credentials.username, credentials.api_key), fetch })
}
