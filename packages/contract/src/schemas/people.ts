import * as z from 'zod'
import type * as types from '../generated/types.ts'
import { open, type Schema } from '../schema.ts'

/** Points at another object. Further keys change that object, so the API lets them through. */
export interface IdRef extends types.IdRef {}
export const IdRef: Schema<IdRef> = open(() => ({
  id: z.int().nullable().optional(),
}))

/** An object reduced to its id and name. */
export interface IdName extends types.IdName {}
export const IdName: Schema<IdName> = open(() => ({
  id: z.int(),
  name: z.string().nullable(),
}))

/** A customer or user, short, as lists and messages embed them. */
export interface Person extends types.Person {}
export const Person: Schema<Person> = open(() => ({
  id: z.int(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  firstname: z.string(),
  lastname: z.string(),
  meta: z.unknown(),
}))
