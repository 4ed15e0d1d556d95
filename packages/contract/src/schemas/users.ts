import * as z from 'zod'
import type * as types from '../generated/types.ts'
import { Cursor, Datetime, ExternalId, known, limit, open, orderBy, type Schema, strict } from '../schema.ts'
import { Timezone } from '../words/timezones.ts'

/** Picture and single sign-on of a user. */
export interface UserMeta extends types.UserMeta {}
export const UserMeta: Schema<UserMeta> = open(() => ({
  profile_picture_url: z.string().nullable().optional(),
  sso: known(['google', 'office365']).nullable().optional(),
  name_set_via: z.string().optional(),
}))

export const userRoles = [
  'admin',
  'agent',
  'basic-agent',
  'bot',
  'internal-agent',
  'lite-agent',
  'observer-agent',
] as const
export type UserRole = (typeof userRoles)[number]

/** An agent, admin or bot. */
export interface User extends types.User {}
export const User: Schema<User> = open(() => ({
  id: z.int(),
  active: z.boolean(),
  bio: z.string().nullable(),
  created_datetime: Datetime,
  country: z.string().nullable(),
  deactivated_datetime: Datetime.nullable(),
  email: z.string().nullable(),
  external_id: z.string().nullable(),
  firstname: z.string(),
  has_password: z.boolean().optional(),
  has_2fa_enabled: z.boolean().optional(),
  lastname: z.string(),
  language: z.string().nullable(),
  meta: UserMeta.nullable(),
  name: z.string().nullable(),
  role: open(() => ({ name: known(userRoles) })),
  timezone: z.string().nullable(),
  updated_datetime: Datetime.nullable(),
  client_id: z.string().nullable().optional(),
  uri: z.string().optional(),
}))

/** Picture and single sign-on to set; replaces the stored value. */
export interface UserMetaWrite extends types.UserMetaWrite {}
export const UserMetaWrite: Schema<UserMetaWrite> = strict(() => ({
  sso: z.enum(['google', 'office365']).nullable().optional(),
  profile_picture_url: z.string().nullable().optional(),
}))

export const assignableRoles = ['admin', 'agent', 'basic-agent', 'lite-agent', 'observer-agent'] as const
export type UserRoleWrite = (typeof assignableRoles)[number]

/** The role of a user. */
export interface UserRoleRef extends types.UserRoleRef {}
export const UserRoleRef: Schema<UserRoleRef> = strict(() => ({
  name: z.enum(assignableRoles),
}))

const createUserRequest = strict(() => ({
  name: z.string(),
  email: z.string().max(320).describe('The invitation goes there'),
  role: UserRoleRef.meta({ description: `name: ${assignableRoles.join(', ')}` }),
  bio: z.string().nullable().optional(),
  country: z.string().min(2).max(2).describe('Two letters, such as FR').nullable().optional(),
  external_id: ExternalId.nullable().optional(),
  language: z.enum(['fr', 'en']).describe('Language of the helpdesk for them').nullable().optional(),
  meta: UserMetaWrite.describe('sso and profile_picture_url; replaces the stored value').nullable().optional(),
  timezone: Timezone.nullable().optional(),
}))
/** A new user, invited by e-mail. */
export interface CreateUserRequest extends types.CreateUserRequest {}
export const CreateUserRequest: Schema<CreateUserRequest> = createUserRequest

/** Changes to a user. */
export interface UpdateUserRequest extends types.UpdateUserRequest {}
export const UpdateUserRequest: Schema<UpdateUserRequest> = createUserRequest
  .partial()
  .extend({
    email: z.string().max(320).describe('Your own also needs password_confirmation').optional(),
    new_password: z.string().describe('Only your own; needs old_password').optional(),
    old_password: z.string().optional(),
    password_confirmation: z.string().describe('Your password, to change your email').optional(),
    two_fa_code: z.string().describe('With new_password, if you use two-factor authentication').nullable().optional(),
  })
  .refine((user) => user.new_password === undefined || user.old_password !== undefined, {
    error: 'a new password needs the old one',
    path: ['old_password'],
  })

/** Which users to list. */
export interface ListUsersQuery extends types.ListUsersQuery {}
export const ListUsersQuery: Schema<ListUsersQuery> = strict(() => ({
  cursor: Cursor.optional(),
  limit: limit({ max: 100, default: 30 }).optional(),
  order_by: orderBy(
    [
      'created_datetime:asc',
      'created_datetime:desc',
      'name:asc',
      'name:desc',
      'email:asc',
      'email:desc',
      'role.name:asc',
      'role.name:desc',
    ],
    'name:asc',
  ).optional(),
  email: z.string().describe('Exactly this address').optional(),
  external_id: ExternalId.optional(),
  search: z.string().describe('Part of a name or e-mail').optional(),
  roles: z.array(z.enum(userRoles)).describe('Any of these').optional(),
  available_first: z.boolean().meta({ default: false }).optional(),
}))
