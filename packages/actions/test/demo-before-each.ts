import { afterAll, beforeEach } from 'vitest'
import { type DemoSession, openDemo } from '../../../test/support/demo-session.ts'

/** A demo session for the tests of a file; before each of them the demo shop and its time are as at the start. */
export function demoBeforeEach(take: (demo: DemoSession) => void): void {
  let demo: DemoSession | undefined
  let began: number
  beforeEach(async () => {
    // a clock is never set back: once a test has moved it, the next begins in another sandbox
    if (!demo || demo.sandbox.clock.now() > began) {
      await demo?.[Symbol.asyncDispose]()
      demo = await openDemo()
      began = demo.sandbox.clock.now()
      await demo.sandbox.control.state.snapshot({ name: 'start' })
      take(demo)
      return
    }
    await demo.sandbox.control.state.restore({ name: 'start' })
    await demo.sandbox.control.faults.clear()
    demo.session.directory.forget()
    demo.files.now.clear()
    for (const list of [demo.sent, demo.audit, demo.asked]) list.length = 0
  })
  afterAll(() => demo?.[Symbol.asyncDispose]())
}
