import * as z from 'zod'

/** A schema whose input and output have the same type; all of ours do, since nothing is converted. */
export type Schema<T> = z.ZodType<T, T>

/** One of the words we know, or any other: the server may invent new ones tomorrow. */
export type Known<Word extends string> = Word | (string & {})

type Shape = z.core.$ZodLooseShape

/**
 * An object of a reply. Unknown keys stay in the value and out of the type,
 * so that a misspelt key is still a compile error.
 */
export function open<Fields extends Shape>(fields: () => Fields): z.ZodObject<Fields, z.core.$strip> {
  return objectOf(fields, z.unknown())
}

/** An object of a request: an unknown key is a mistake. */
export function strict<Fields extends Shape>(fields: () => Fields): z.ZodObject<Fields, z.core.$strip> {
  return objectOf(fields, z.never())
}

// The fields are built when the schema is first used: a program uses a few of the three hundred.
function objectOf<Fields extends Shape>(fields: () => Fields, catchall: z.ZodType): z.ZodObject<Fields, z.core.$strip> {
  let built: Fields | undefined
  return new z.ZodObject({
    type: 'object',
    get shape() {
      built ??= fields()
      return built
    },
    catchall,
  }) as unknown as z.ZodObject<Fields, z.core.$strip>
}

/** The fields in the order in which the API was seen to send them, as one line of names; those not named come last. */
export function inOrder<Fields extends Shape>(names: string, fields: Fields): Fields {
  const order = names.split(/\s+/)
  const unknownName = order.find((name) => !(name in fields))
  if (unknownName !== undefined) throw new Error(`inOrder: ${unknownName} is not a field`)
  return { ...Object.fromEntries(order.map((name) => [name, fields[name]])), ...fields }
}

/** A word in a reply: unknown words are accepted. */
export function known<const Word extends string>(words: readonly Word[]): Schema<Known<Word>> {
  return z.union([z.enum(words), z.string()]) as unknown as Schema<Known<Word>>
}

/** Marks what the reference does not document: seen in working clients, or guessed. */
export function evidence<Type extends z.ZodType>(source: 'client' | 'guess', schema: Type): Type {
  return schema.meta({ 'x-evidence': source }) as Type
}

export const JsonObject: Schema<Record<string, unknown>> = z.record(z.string(), z.unknown())

/** A date and time in a reply: ISO 8601, with microseconds and offset on the wire, without either in old data. */
export const Datetime: Schema<string> = z.string().meta({ format: 'date-time' })

// The API takes a fraction of any length, `Z` or an offset, and reads a time without an offset as UTC.
const isoDatetime = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/

/** A date and time in a request. */
export const DatetimeInput: Schema<string> = z
  .string()
  .refine((text) => isoDatetime.test(text) && !Number.isNaN(Date.parse(text)) && isCalendarDay(text), {
    error: 'expected a date and time such as 2026-03-02T10:00:00Z',
  })
  .meta({ format: 'date-time' })

// JavaScript reads February 30 as March 2
function isCalendarDay(text: string): boolean {
  const day = text.slice(0, 10)
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)
}

/** The number in a path that names one object. */
export const Id: Schema<number> = z.int().positive()

/** An id where 0 has a meaning of its own: the caller, or a view that is not saved. */
export const IdOrZero: Schema<number> = z.int().min(0)

/** The caller's own id of an object. */
export const ExternalId: Schema<string> = z.string().meta({ description: 'Your own id for it' })

/** The same, where the API limits its length. */
export const ExternalId255: Schema<string> = z
  .string()
  .max(255)
  .meta({ description: 'Your own id for it, at most 255 characters' })

/** The caller's own data on an object. */
export const Meta: Schema<Record<string, unknown>> = JsonObject.meta({ description: 'Your own data, kept as sent' })

/** When something was switched off. */
export const DeactivatedDatetime: Schema<string> = DatetimeInput.meta({
  description: 'When it was switched off; null switches it on again',
})

/** The cursor of the next page: opaque, short-lived, taken from the page before. */
export const Cursor: Schema<string> = z
  .string()
  .min(1)
  .meta({ description: 'The cursor from the page before; short-lived' })

/** The number of items per page. */
export function limit({ max, default: preset }: { max: number; default: number }): Schema<number> {
  return z
    .int()
    .min(1)
    .max(max)
    .meta({ default: preset, description: `Items per page, at most ${max}; default ${preset}` })
}

/** How a list is sorted. */
export function orderBy<const Word extends string>(words: readonly Word[], preset: NoInfer<Word>): Schema<Word> {
  return z.enum(words).meta({ default: preset, description: `Default ${preset}` })
}

/** The order of lists that can only be sorted by creation. */
export const CreationOrder: Schema<'created_datetime:asc' | 'created_datetime:desc'> = orderBy(
  ['created_datetime:asc', 'created_datetime:desc'],
  'created_datetime:desc',
)
