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
}

export function table<const Columns extends Readonly<Record<string, AnyColumn>>>(
  columns: Columns,
  { words }: { readonly words: Words },
): Table<Columns> {
  return { columns, words }
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

function column<Read, Write = Read>(type: string): Column<Read, Write> {
  return { type, nullable: false, filled: false }
}
