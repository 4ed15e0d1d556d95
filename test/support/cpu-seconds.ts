import { readFileSync } from 'node:fs'

/** What this process and all its children that have ended computed; undefined where the system does not tell. */
export function cpuSeconds(): number | undefined {
  if (process.platform !== 'linux') return undefined
  const stat = readFileSync('/proc/self/stat', 'utf8')
  // behind the name of the program, which may hold anything: own and children's time, in user mode and in the kernel
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
  return ticks / ticksPerSecond
}

// what Linux reports to programs, whatever the kernel's own clock
const ticksPerSecond = 100
