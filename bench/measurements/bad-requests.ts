import { startSandbox } from '@rhetor/sandbox'
import { anyRequest } from '../../test/support/fuzz/requests.ts'
import { createRandom } from '../../test/support/random.ts'
import { heapInUse } from '../heap.ts'
import { line } from '../print.ts'

const total = 30_000
const nothingSeen = { ids: [], cursors: [] }

/** The heap of a sandbox that is sent nonsense: at the end against after the first tenth. */
export async function measure(): Promise<void> {
  await using sandbox = await startSandbox({ seed: 'demo', frozen: true })
  const { username, api_key } = sandbox.credentials
  const authorization = `Basic ${btoa(`${username}:${api_key}`)}`
  const heaps: number[] = []
  let refused = 0
  for (let sent = 1; sent <= total; sent++) {
    const response = await sandbox.fetch(anyRequest(createRandom(sent), authorization, nothingSeen))
    await response.arrayBuffer()
    if (response.status >= 400) refused += 1
    if (sent % (total / 10) > 0) continue
    await sandbox.advance(60_000)
    heaps.push(heapInUse())
  }
  const [first = Number.NaN] = heaps
  line(`refused of ${total} requests`, (refused / total).toFixed(2))
  line(`heap after all of them / after ${total / 10}`, ((heaps.at(-1) ?? 0) / first).toFixed(3), 'flat: about 1')
  line('  largest of ten on the way / first', (Math.max(...heaps) / first).toFixed(3))
}
