import { besideBackground, exportAll } from '../../test/support/bucket-helpdesk.ts'
import { line } from '../print.ts'

/** What the rate budget makes of a standard plan's bucket, in virtual time. */
export async function measure(): Promise<void> {
  const { requests, refused, tookMs, bestMs } = await exportAll()
  line('export of 1,000 tickets with 4 messages: requests', String(requests), 'exactly 50')
  line('  refused with 429', String(refused), '0')
  line('  time / the least the bucket allows', (tookMs / bestMs).toFixed(3), 'at most 1.05')
  const beside = await besideBackground()
  line(
    '500 background requests: worst extra wait / refill',
    (beside.worstExtraMs / beside.refillMs).toFixed(3),
    'below 1',
  )
  line('  refused with 429', String(beside.refused), '0')
}
