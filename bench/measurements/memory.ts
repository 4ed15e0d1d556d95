import { basic, Gorgias } from '@rhetor/client'
import { heapInUse } from '../heap.ts'
import { pageCount, pageSize, startHelpdesk } from '../helpdesk.ts'
import { line } from '../print.ts'

const total = pageCount * pageSize

/** The heap while 200,000 items are walked: at the end against after the first tenth. */
export async function measure(): Promise<void> {
  await using server = await startHelpdesk()
  const gorgias = new Gorgias({ baseUrl: server.url, auth: basic('ana@acme.example', 'KEY') })
  let walked = 0
  const heaps: number[] = []
  for await (const _ticket of gorgias.tickets.list({ limit: pageSize })) {
    walked += 1
    if (walked % (total / 10) === 0) heaps.push(heapInUse())
  }
  const [first = Number.NaN] = heaps
  line(`heap after ${walked} items / after ${total / 10}`, ((heaps.at(-1) ?? 0) / first).toFixed(3), 'flat: about 1')
  line('  largest of ten on the way / first', (Math.max(...heaps) / first).toFixed(3))
}
