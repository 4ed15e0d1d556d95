import { afterAll, beforeEach } from 'vitest'
import { type AtWork, atWork } from '../../../test/support/at-work.ts'

/** A desk for the tests of a file; before each of them the demo shop is as it begins, and so is its time. */
export function eachMorning(take: (desk: AtWork) => void): void {
  let desk: AtWork | undefined
  let began: number
  beforeEach(async () => {
    // a clock is never set back: once a test has moved it, the next begins in another sandbox
    if (!desk || desk.sandbox.clock.now() > began) {
      await desk?.[Symbol.asyncDispose]()
      desk = await atWork()
      began = desk.sandbox.clock.now()
      await desk.sandbox.control.state.snapshot({ name: 'morning' })
      take(desk)
      return
    }
    await desk.sandbox.control.state.restore({ name: 'morning' })
    await desk.sandbox.control.faults.clear()
    desk.session.directory.forget()
    desk.files.now.clear()
    for (const list of [desk.sent, desk.audit, desk.asked]) list.length = 0
  })
  afterAll(() => desk?.[Symbol.asyncDispose]())
}
