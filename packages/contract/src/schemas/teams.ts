import { z } from 'zod'
import { Cursor, Datetime, JsonObject, limit, open, orderBy, type Schema } from '../schema.ts'

const teamMember = open({
  id: z.int(),
  name: z.string().nullable().optional(),
  email: z.string().nullable().optional(),
  meta: z.unknown().optional(),
})
/** A user of a team. */
export interface TeamMember extends z.output<typeof teamMember> {}
export const TeamMember: Schema<TeamMember> = teamMember

const team = open({
  id: z.int(),
  uri: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  decoration: JsonObject.nullable(),
  members: z.array(TeamMember),
  created_datetime: Datetime,
})
/** A group of users. */
export interface Team extends z.output<typeof team> {}
export const Team: Schema<Team> = team

const createTeamRequest = z.strictObject({
  name: z.string(),
  description: z.string().nullable().optional(),
  decoration: JsonObject.meta({ description: 'Its emoji' }).nullable().optional(),
  members: z.array(TeamMember).meta({ description: 'Users; their ids are enough' }).optional(),
})
/** A new team. */
export interface CreateTeamRequest extends z.output<typeof createTeamRequest> {}
export const CreateTeamRequest: Schema<CreateTeamRequest> = createTeamRequest

const updateTeamRequest = createTeamRequest.partial().extend({
  members: z.array(TeamMember).meta({ description: 'Replaces all members; ids are enough' }).optional(),
})
/** Changes to a team; `members` replaces the whole list. */
export interface UpdateTeamRequest extends z.output<typeof updateTeamRequest> {}
export const UpdateTeamRequest: Schema<UpdateTeamRequest> = updateTeamRequest

const listTeamsQuery = z.strictObject({
  cursor: Cursor.optional(),
  limit: limit({ max: 100, otherwise: 30 }).optional(),
  order_by: orderBy(
    ['created_datetime:asc', 'created_datetime:desc', 'name:asc', 'name:desc'],
    'created_datetime:desc',
  ).optional(),
})
/** In which order to list teams. */
export interface ListTeamsQuery extends z.output<typeof listTeamsQuery> {}
export const ListTeamsQuery: Schema<ListTeamsQuery> = listTeamsQuery
