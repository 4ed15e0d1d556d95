import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Frees what nobody holds any more, without a flag on the command line. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
}

/** What is still in use of the heap. */
export function heapInUse(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}
