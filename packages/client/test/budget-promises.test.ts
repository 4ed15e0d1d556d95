import { describe, expect, it } from 'vitest'
import { besideBackground, exportAll } from '../../../test/support/bucket-helpdesk.ts'

describe('the rate bucket of a standard plan', () => {
  it('an export of 1,000 tickets with 4 messages each takes 50 requests, no refusal and no time to spare', async () => {
    const { requests, refused, whole, tookMs, bestMs } = await exportAll()
    expect({ requests, refused, whole }).toEqual({ requests: 50, refused: 0, whole: 1_000 })
    expect(tookMs / bestMs).toBeLessThan(1.05)
  })

  it('a person waits less than one refill longer beside 500 requests of background work', async () => {
    const { refused, worstExtraMs, backgroundDone, refillMs } = await besideBackground()
    expect({ refused, backgroundDone }).toEqual({ refused: 0, backgroundDone: 500 })
    expect(worstExtraMs).toBeLessThan(refillMs)
  })
})
