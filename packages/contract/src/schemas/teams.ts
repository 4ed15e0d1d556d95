import * as z from 'zod'
import type * as types from '../generated/types.ts'
import { Cursor, Datetime, JsonObject, limit, open, orderBy, type Schema, strict } from '../schema.ts'

/** A user of a team. */
export interface TeamMember extends types.TeamMember {}
export const TeamMember: Schema<TeamMember> = open(() => ({
  id: z.int(),
  name: z.string().nullable().optional(),
  email: z.string().nullable().optional(),
  meta: z.unknown().optional(),
}))

/** A group of users. */
export interface Team extends types.Team {}
export const Team: Schema<Team> = open(() => ({
  id: z.int(),
  uri: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  decoration: JsonObject.nullable(),
  members: z.array(TeamMember),
  created_datetime: Datetime,
}))

const createTeamRequest = strict(() => ({
  name: z.string(),
  description: z.string().nullable().optional(),
  decoration: JsonObject.describe('Its emoji').nullable().optional(),
  members: z.array(TeamMember).describe('Users; their ids are enough').optional(),
}))
/** A new team. */
export interface CreateTeamRequest extends types.CreateTeamRequest {}
export const CreateTeamRequest: Schema<CreateTeamRequest> = createTeamRequest

/** Changes to a team; `members` replaces the whole list. */
export interface UpdateTeamRequest extends types.UpdateTeamRequest {}
export const UpdateTeamRequest: Schema<UpdateTeamRequest> = createTeamRequest.partial().extend({
  members: z.array(TeamMember).describe('Replaces all members; ids are enough').optional(),
})

/** In which order to list teams. */
export interface ListTeamsQuery extends types.ListTeamsQuery {}
export const ListTeamsQuery: Schema<ListTeamsQuery> = strict(() => ({
  cursor: Cursor.optional(),
  limit: limit({ max: 100, default: 30 }).optional(),
  order_by: orderBy(
    ['created_datetime:asc', 'created_datetime:desc', 'name:asc', 'name:desc'],
    'created_datetime:desc',
  ).optional(),
}))
