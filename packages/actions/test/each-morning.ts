import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type AtWork, atWork } from '../../../test/support/at-work.ts'

/** One desk for all tests of a file; before each of them the demo shop is as it begins. */
export function eachMorning(take: (desk: AtWork) => void): void {
  let desk: AtWork
  beforeAll(async () => {
    desk = await atWork()
    await desk.sandbox.control.state.snapshot({ name: 'morning' })
    take(desk)
  })
  beforeEach(async () => {
    await desk.sandbox.control.state.restore({ name: 'morning' })
    await desk.sandbox.control.faults.clear()
    desk.session.directory.forget()
    desk.files.now.clear()
    for (const list of [desk.sent, desk.audit, desk.asked]) list.length = 0
  })
  afterAll(() => desk[Symbol.asyncDispose]())
}
