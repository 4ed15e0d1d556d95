export { type ConsoleOptions, createConsole } from './console.ts'
export type { Part, StartFacts } from './start/facts.ts'
export type { LiveState, OutboxMessage, ServedRequest } from './start/live-state.ts'
