import type { Progress } from '@rhetor/actions'
import type { Gauge } from '@rhetor/client'
import { plain } from '../plain.ts'
import { type Output, say } from '../terminal.ts'

/** One line that shows the progress of long work and the state of the rate bucket. */
interface ProgressLine {
  show(progress: Progress): void
  /** Writes a line that stays, above the progress. */
  said(text: string | undefined): void
  /** Clears the line while something else is written. */
  hidden<Value>(run: () => Promise<Value>): Promise<Value>
  end(): void
}

// more often is not readable
const everyMs = 80

export function progressLine(screen: Output, gauge: () => Gauge): ProgressLine {
  let shownAt = 0
  let isShown = false
  const clear = () => {
    if (isShown) screen.write('\r\u001b[2K')
    isShown = false
  }
  return {
    show: (progress) => {
      const now = Date.now()
      if (!screen.isTTY || now - shownAt < everyMs) return
      shownAt = now
      clear()
      isShown = true
      screen.write(progressText(progress, gauge(), screen.columns || 80))
    },
    said: (text) => {
      if (text === undefined) return
      clear()
      say(screen, text)
    },
    hidden: async (run) => {
      clear()
      return run()
    },
    end: clear,
  }
}

export function progressText({ what, done, total }: Progress, { used, limit, waiting }: Gauge, width: number): string {
  const share = total ? Math.min(1, done / total) : undefined
  const bar =
    share === undefined ? '' : ` ${'█'.repeat(Math.round(share * 20)).padEnd(20, '░')} ${Math.round(share * 100)} %`
  const count = total ? `${done} of ${total}` : String(done)
  const queue = Object.values(waiting).reduce((sum, each) => sum + each, 0)
  const rate = limit ? ` · budget ${used}/${limit}${queue > 0 ? `, ${queue} waiting` : ''}` : ''
  return `${plain(what)}: ${count}${bar}${rate}`.slice(0, Math.max(20, width - 1))
}
