export type { Database, DatabaseKind } from './db/database.ts'
export { DatabaseError } from './db/database-error.ts'
export { type DatabaseOptions, openDatabase } from './db/open.ts'
