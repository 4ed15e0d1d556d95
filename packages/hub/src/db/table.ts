import type { ColumnType } from 'kysely'

/** A column: how it is stored, and what is read from it and written to it. */
export interface Column<Read = unknown, Write = Read> {
  /** As information_schema names it. */
  readonly type: string
  readonly nullable: boolean
  /** The database fills it where nothing is given. */
  readonly filled: boolean
  /** For the compiler alone. */
  readonly values?: ColumnType<Read, Write, Write>
}

// biome-ignore lint/suspicious/noExplicitAny: of any column
type AnyColumn = Column<any, any>

/** What is kept of people's words, and how they are erased. */
export type Words =
  | 'none'
  | {
      /** How long a row is kept, in days; `account` as long as the account is connected. */
      readonly keep: number | 'account'
      /** The column with the customer; erasing a customer deletes these rows. */
      readonly customer: string
    }

export interface Table<Columns extends Readonly<Record<string, AnyColumn>> = Readonly<Record<string, AnyColumn>>> {
  readonly columns: Columns
  readonly words: Words
  /** Whether a backup has its rows; by default it has. */
  readonly backup: boolean
}

export function table<const Columns extends Readonly<Record<string, AnyColumn>>>(
  columns: Columns,
  { words, backup = true }: { readonly words: Words; readonly backup?: boolean },
): Table<Columns> {
  return { columns, words, backup }
}

/** A row, as kysely sees it. */
export type Row<Of extends Table> = {
  [Name in keyof Of['columns']]: Of['columns'][Name] extends Column<infer Read, infer Write>
    ? ColumnType<Read, Write, Write>
    : never
}

export const text = column<string>('text')
export const integer = column<number>('integer')
export const time = column<Date, Date | string>('timestamp with time zone')
/** Written as JSON text: the driver would take a list for a list of the database. */
export const json = column<unknown, string>('jsonb')

/** Null is a value of it, and what it has where nothing is given. */
export function orNull<Read, Write>(of: Column<Read, Write>): Column<Read | null, Write | null | undefined> {
  return { type: of.type, nullable: true, filled: of.filled }
}

/** It has a default. */
export function filled<Read, Write>(of: Column<Read, Write>): Column<Read, Write | undefined> {
  return { type: of.type, nullable: of.nullable, filled: true }
}

function column<Read, Write = Read>(type: string): Column<Read, Write> {
  return { type, nullable: false, filled: false }
}
