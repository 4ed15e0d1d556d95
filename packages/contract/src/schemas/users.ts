import { z } from 'zod'
import { Cursor, Datetime, ExternalId, known, limit, open, orderBy, type Schema } from '../schema.ts'
import { Timezone } from '../words/timezones.ts'

const userMeta = z.looseObject({
  profile_picture_url: z.string().nullable().optional(),
  sso: known(['google', 'office365']).nullable().optional(),
  name_set_via: z.string().optional(),
})
/** Picture and single sign-on of a user. */
export interface UserMeta extends z.output<typeof userMeta> {}
export const UserMeta: Schema<UserMeta> = userMeta

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

const user = open({
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
  role: open({ name: known(userRoles) }),
  timezone: z.string().nullable(),
  updated_datetime: Datetime.nullable(),
  client_id: z.string().nullable().optional(),
  uri: z.string().optional(),
})
/** An agent, admin or bot. */
export interface User extends z.output<typeof user> {}
export const User: Schema<User> = user

const userMetaWrite = z.strictObject({
  sso: z.enum(['google', 'office365']).nullable().optional(),
  profile_picture_url: z.string().nullable().optional(),
})
/** Picture and single sign-on to set; replaces what was there. */
export interface UserMetaWrite extends z.output<typeof userMetaWrite> {}
export const UserMetaWrite: Schema<UserMetaWrite> = userMetaWrite

export const assignableRoles = ['admin', 'agent', 'basic-agent', 'lite-agent', 'observer-agent'] as const
export type UserRoleWrite = (typeof assignableRoles)[number]

const userRoleRef = z.strictObject({
  name: z.enum(assignableRoles),
})
/** The role of a user. */
export interface UserRoleRef extends z.output<typeof userRoleRef> {}
export const UserRoleRef: Schema<UserRoleRef> = userRoleRef

const createUserRequest = z.strictObject({
  name: z.string(),
  email: z.string().max(320).meta({ description: 'The invitation goes there' }),
  role: UserRoleRef.meta({ description: `name: ${assignableRoles.join(', ')}` }),
  bio: z.string().nullable().optional(),
  country: z.string().min(2).max(2).meta({ description: 'Two letters, such as FR' }).nullable().optional(),
  external_id: ExternalId.nullable().optional(),
  language: z.enum(['fr', 'en']).meta({ description: 'Language of the helpdesk for them' }).nullable().optional(),
  meta: UserMetaWrite.meta({ description: 'sso and profile_picture_url; replaces what was there' })
    .nullable()
    .optional(),
  timezone: Timezone.nullable().optional(),
})
/** A new user, invited by e-mail. */
export interface CreateUserRequest extends z.output<typeof createUserRequest> {}
export const CreateUserRequest: Schema<CreateUserRequest> = createUserRequest

const updateUserRequest = createUserRequest
  .partial()
  .extend({
    email: z.string().max(320).meta({ description: 'Your own also needs password_confirmation' }).optional(),
    new_password: z.string().meta({ description: 'Only your own; needs old_password' }).optional(),
    old_password: z.string().optional(),
    password_confirmation: z.string().meta({ description: 'Your password, to change your email' }).optional(),
    two_fa_code: z
      .string()
      .meta({ description: 'With new_password, if you sign in by two factors' })
      .nullable()
      .optional(),
  })
  .refine((user) => user.new_password === undefined || user.old_password !== undefined, {
    error: 'a new password needs the old one',
    path: ['old_password'],
  })
/** Changes to a user. */
export interface UpdateUserRequest extends z.output<typeof updateUserRequest> {}
export const UpdateUserRequest: Schema<UpdateUserRequest> = updateUserRequest

const listUsersQuery = z.strictObject({
  cursor: Cursor.optional(),
  limit: limit({ max: 100, otherwise: 30 }).optional(),
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
  email: z.string().meta({ description: 'Exactly this address' }).optional(),
  external_id: ExternalId.optional(),
  search: z.string().meta({ description: 'Part of a name or e-mail' }).optional(),
  roles: z.array(z.enum(userRoles)).meta({ description: 'Any of these' }).optional(),
  available_first: z.boolean().meta({ default: false }).optional(),
})
/** Which users to list. */
export interface ListUsersQuery extends z.output<typeof listUsersQuery> {}
export const ListUsersQuery: Schema<ListUsersQuery> = listUsersQuery
