/** For each operation an input that works on the demo shop of the sandbox. */
export const operationExamples: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'tickets.list': { limit: 5 },
  'tickets.get': { id: 8407 },
}
