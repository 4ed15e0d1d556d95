import type { Control } from '../control-server/control.ts'
import { findCommand, runCommand } from '../control-server/run-command.ts'
import { readJson } from '../http/body.ts'
import { Problem } from '../problem.ts'
import { problemResponse } from './api.ts'

/** Answers a request below `/__sandbox`. */
export async function answerControl(control: Control, request: Request, path: string): Promise<Response> {
  try {
    const row = findCommand(request.method, path.slice('/__sandbox'.length))
    const input = request.method === 'POST' ? await readJson(request) : undefined
    return Response.json(await runCommand(control, row, input))
  } catch (error) {
    if (error instanceof Problem) return problemResponse(error)
    throw error
  }
}
