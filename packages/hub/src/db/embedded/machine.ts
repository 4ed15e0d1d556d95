import { findPrograms, type Platform, type Programs, platformHere } from './programs.ts'
import { type RunAs, type RunAsChoice, runAsHere } from './run-as.ts'

/** What PostgreSQL needs of a machine: its programs, and a user it can run as. */
export type Machine =
  | { readonly canRun: true; readonly programs: string; readonly runAs: RunAs | undefined }
  | { readonly canRun: false; readonly why: string }

export function thisMachine(platform: Platform = platformHere(), choice: RunAsChoice = runAsHere()): Machine {
  const programs: Programs = findPrograms(platform)
  if (!programs.found) return { canRun: false, why: programs.why }
  if (!choice.possible) return { canRun: false, why: choice.why }
  return { canRun: true, programs: programs.folder, runAs: choice.runAs }
}
