import { readReport, UsageError } from '@rhetor/client'
import {
  type MemberFilter,
  type ReportScopeRow,
  reportScopes,
  strict,
  type TagsFilter,
  unknownName,
} from '@rhetor/contract'
import * as z from 'zod'
import { reads } from '../action.ts'
import { pick } from '../directory.ts'
import type { Session } from '../session.ts'
import { line } from '../untrusted.ts'
import { withoutEmpty } from '../without-empty.ts'
import { type Days, daysOf, endOf } from './period.ts'
import {
  type Grouping,
  groupingNamed,
  groupingsOf,
  isSeconds,
  type ReportRow,
  reportNamed,
  reportNames,
  reports,
} from './reports.ts'
import { type Answer, type Cells, noteOn, rowsOf, sorted, type Value } from './rows.ts'

const NameOrId = z.union([z.string().min(1), z.int()])

const StatisticsInput = strict(() => ({
  report: z
    .string({ error: `name one of ${Object.keys(reports).join(', ')}` })
    .min(1)
    .meta({ description: 'tickets-created, first-response-time, satisfaction, tags and so on, or a scope of the API' }),
  from: z.string().default('7d').meta({ description: 'The first day: a date, yesterday, or 30d for thirty days' }),
  to: z.string().default('today').meta({ description: 'The last day' }),
  by: z
    .array(z.string().min(1))
    .max(3)
    .optional()
    .meta({ description: 'agent, team, channel, tag, integration, hour, day, week, month and so on' }),
  channel: z.string().min(1).optional(),
  agent: NameOrId.optional().meta({ description: 'A user by name, e-mail or id, or `me`' }),
  team: NameOrId.optional().meta({ description: 'A team by name or id' }),
  tag: NameOrId.optional().meta({ description: 'A tag by name or id' }),
  field: NameOrId.optional().meta({ description: 'A ticket field by label or id, for the report fields' }),
  timezone: z.string().optional().meta({ description: "The time zone of the days; by default the user's own" }),
  limit: z.int().min(1).max(1000).default(100).meta({ description: 'How many rows to show' }),
}))
type StatisticsInput = z.output<typeof StatisticsInput>

/** What it is grouped by, and the measures; names of people are under `untrusted`. */
interface StatisticsRow {
  readonly [column: string]: Value | Names | undefined
  readonly untrusted?: Names
}
type Names = Readonly<Record<string, string>>

export interface Statistics {
  readonly report: string
  readonly scope: string
  readonly from: string
  /** The last day inside. */
  readonly to: string
  readonly timezone: string
  /** The units of what is not a plain number. */
  readonly units?: Readonly<Record<string, 'seconds'>>
  readonly rows: readonly StatisticsRow[]
  readonly rows_count: number
  readonly truncated: boolean
  /** False where Gorgias returned another number of rows than it announced. */
  readonly complete: boolean
  /** What to know before comparing the numbers. */
  readonly note?: string
}

export const statistics = reads({
  name: 'statistics',
  title: 'Show statistics',
  summary:
    'Shows a report for a period, in total or by agent, team, channel, tag, day, week or month. The last seven days where no period is given.',
  input: StatisticsInput,
  positional: ['report'],
  fields: {
    report: true,
    scope: true,
    from: true,
    to: true,
    timezone: true,
    note: true,
    units: true,
    rows: true,
    rows_count: true,
    truncated: true,
    complete: true,
  },
  example: { report: 'tickets-created', from: '30d', by: ['channel'] },
  read: readStatistics,
})

async function readStatistics(input: StatisticsInput, session: Session): Promise<Statistics> {
  const report = reportNamed(input.report)
  if (!report)
    throw new UsageError(
      `statistics: report ${unknownName(input.report, reportNames)}; there are ${reportNames.join(', ')}.`,
    )
  const groupings = groupingsFor(input.by, report)
  const filters = await filtersFor(input, report, session)
  const timezone = input.timezone ?? (await session.me()).timezone ?? 'UTC'
  const days = daysOf(input, new Date(session.clock.now()), timezone)
  const ask = (more: readonly Filter[]) =>
    read(report, { groupings, filters: [...filters, ...more], days, timezone }, session)
  const measures: readonly string[] = reportScopes[report.scope].measures
  const answers = groupings.some(({ kind }) => kind === 'team') ? await perTeam(ask, session) : [await ask([])]
  const rows = sorted(
    answers.flatMap((answer) => rowsOf(answer, measures)),
    groupings,
    measures,
  )
  const shown = rows.slice(0, input.limit)
  const complete = answers.every((answer) => answer.complete)
  const seconds = measures.filter(isSeconds).map((measure) => [measure, 'seconds' as const])
  return {
    report: input.report,
    scope: report.scope,
    ...days,
    timezone,
    ...(seconds.length > 0 && { units: Object.fromEntries(seconds) }),
    rows: await withNames(shown, groupings, session),
    rows_count: rows.length,
    truncated: shown.length < rows.length,
    complete,
    ...withoutEmpty({ note: noteOn(answers, measures, complete) }),
  }
}

function groupingsFor(words: readonly string[] | undefined, report: ReportRow): readonly Grouping[] {
  return (words ?? report.by ?? []).map((word) => {
    const grouping = groupingNamed(word, report)
    if (grouping) return grouping
    const known = groupingsOf(report)
    throw new UsageError(
      `statistics: ${report.scope} by ${unknownName(word, known)}; it can be shown by ${known.join(', ')}.`,
    )
  })
}

type Filter = MemberFilter | TagsFilter

async function filtersFor(input: StatisticsInput, report: ReportRow, { directory }: Session): Promise<Filter[]> {
  const { members, special }: ReportScopeRow = reportScopes[report.scope]
  const { channel, agent, team, tag, field } = input
  const filters: Filter[] = []
  const add = (member: string, value: string | number, word: string) => {
    if (!members.includes(member))
      throw new UsageError(`statistics: ${report.scope} cannot be filtered by ${word}; it takes ${members.join(', ')}.`)
    filters.push({ member, operator: 'one-of', values: [value] })
  }
  if (report.needsField && field === undefined)
    throw new UsageError(
      'statistics: this report counts the values of one ticket field: give its label or id as `field`.',
    )
  if (channel !== undefined) add('channel', channel, 'channel')
  if (agent !== undefined) add('agentId', (await directory.user(agent)).id, 'agent')
  if (team !== undefined)
    add(members.includes('teamId') ? 'teamId' : 'agentIdFromTeamId', (await directory.team(team)).id, 'team')
  if (field !== undefined) add('customFieldId', (await directory.ticketField(field)).id, 'field')
  if (tag !== undefined) {
    if (!special.includes('tags')) throw new UsageError(`statistics: ${report.scope} cannot be filtered by tag.`)
    const { id } = pick('tag', tag, await directory.tags(), ({ name }) => [name])
    filters.push({ member: 'tags', values: [{ operator: 'one-of', values: [id] }] })
  }
  return filters
}

interface Question {
  readonly groupings: readonly Grouping[]
  readonly filters: readonly Filter[]
  readonly days: Days
  readonly timezone: string
}

async function read(
  report: ReportRow,
  { groupings, filters, days, timezone }: Question,
  { gorgias, signal }: Session,
): Promise<Answer> {
  const answer = await readReport(
    gorgias,
    {
      scope: report.scope,
      from: days.from,
      to: endOf(days),
      timezone,
      measures: [...reportScopes[report.scope].measures],
      dimensions: groupings.flatMap((grouping) => (grouping.kind === 'dimension' ? [grouping.dimension] : [])) as never,
      timeDimensions: groupings.flatMap((grouping) =>
        grouping.kind === 'time' ? [{ dimension: report.time, granularity: grouping.word }] : [],
      ) as never,
      filters: filters as never,
    },
    { signal },
  )
  return { ...answer, groupings, time: report.time }
}

async function perTeam(ask: (more: readonly Filter[]) => Promise<Answer>, { directory }: Session): Promise<Answer[]> {
  const teams = await directory.teams()
  return Promise.all(
    teams.map(async ({ id }) => ({
      ...(await ask([{ member: 'teamId', operator: 'one-of', values: [id] }])),
      team: id,
    })),
  )
}

async function withNames(
  rows: readonly Cells[],
  groupings: readonly Grouping[],
  { directory }: Session,
): Promise<StatisticsRow[]> {
  const words = groupings.map(({ word }) => word)
  const users = words.includes('agent') ? await directory.users() : []
  const teams = words.includes('team') ? await directory.teams() : []
  const tags = words.includes('tag') ? await directory.tags() : []
  const isSame = (id: Value | undefined) => (item: { id: number }) => String(item.id) === String(id)
  return rows.map((row) => {
    const names = withoutEmpty({
      agent: line(users.find(isSame(row['agent']))?.name, 80),
      team: line(teams.find(isSame(row['team']))?.name, 80),
      tag: line(tags.find(isSame(row['tag']))?.name, 80),
    })
    return {
      ...row,
      ...(Object.keys(names).length > 0 && { untrusted: names }),
    } as StatisticsRow
  })
}
