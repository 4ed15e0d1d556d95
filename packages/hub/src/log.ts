/** Named events with fields, for people and programs that watch. No fields hold words of customers. */
export interface Log {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}

type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>

export const silent: Log = { info: () => {}, warn: () => {}, error: () => {} }
