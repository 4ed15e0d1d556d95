import { z } from 'zod'
import { open, type Schema } from '../schema.ts'

const idRef = open({
  id: z.int().nullable().optional(),
})
/** Points at another object. Further keys change that object, so the API lets them through. */
export interface IdRef extends z.output<typeof idRef> {}
export const IdRef: Schema<IdRef> = idRef

const idName = open({
  id: z.int(),
  name: z.string().nullable(),
})
/** An object reduced to its id and name. */
export interface IdName extends z.output<typeof idName> {}
export const IdName: Schema<IdName> = idName

const person = open({
  id: z.int(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  firstname: z.string(),
  lastname: z.string(),
  meta: z.unknown(),
})
/** A customer or user, short, as lists and messages embed them. */
export interface Person extends z.output<typeof person> {}
export const Person: Schema<Person> = person
