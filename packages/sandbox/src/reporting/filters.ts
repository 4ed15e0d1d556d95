import type { CustomFieldsFilter, MemberFilter, ReportFilter, ReportingOperator, TagsFilter } from '@rhetor/contract'
import type { Store } from '../store/store.ts'
import { type Micros, parseMoment, toText } from '../time.ts'
import type { Item, Scalar } from './item.ts'
import { readMoment, type Zone } from './zone.ts'

type Test = (item: Item) => boolean
type Given = string | number

const forDates = ['afterDate', 'beforeDate', 'inDateRange'] as const satisfies readonly ReportingOperator[]
const forValues = ['one-of', 'not-one-of', 'all-of', 'set', 'contains'] as const satisfies readonly ReportingOperator[]

/** Operators of the members that are datetimes; all others take values. */
const operatorsOfMoments: Readonly<Record<string, readonly ReportingOperator[]>> = {
  periodStart: ['afterDate'],
  periodEnd: ['beforeDate'],
  createdDatetime: forDates,
}

export function isMemberFilter(filter: ReportFilter): filter is Exclude<ReportFilter, CustomFieldsFilter | TagsFilter> {
  return 'operator' in filter
}

/** Why a filter would be refused, naming what would be taken. */
export function operatorProblem(filter: ReportFilter): string | undefined {
  if (!isMemberFilter(filter)) return undefined
  const { member, operator, values }: MemberFilter = filter
  const taken = operatorsOfMoments[member] ?? forValues
  if (!taken.includes(operator)) return `${member}: the operator must be one of ${taken.join(', ')}.`
  if (!(operator in dateTests)) return undefined
  const wanted = operator === 'inDateRange' ? 2 : 1
  if (values.length !== wanted) return `${member}: ${operator} takes ${wanted === 1 ? 'one date' : 'two dates'}.`
  return values.every((value) => parseMoment(String(value)) !== undefined)
    ? undefined
    : `${member}: not a valid datetime.`
}

/** Whether an item passes a filter; the period is kept elsewhere. */
export function testOf(filter: ReportFilter, store: Store, zone: Zone): Test {
  if (!isMemberFilter(filter)) return filter.member === 'tags' ? tagsTest(filter) : fieldsTest(filter)
  const { member, operator, values }: MemberFilter = filter
  if (member === 'periodStart' || member === 'periodEnd') return () => true
  if (member === 'agentIdFromTeamId') return valueTest('agentId', operator, membersOf(store, values))
  if (member === 'score') return scoreTest(operator, values)
  return member in operatorsOfMoments ? dateTest(member, operator, values, zone) : valueTest(member, operator, values)
}

type ValueCheck = (value: Scalar, values: readonly string[]) => boolean

const isOneOf: ValueCheck = (value, values) => value !== null && values.includes(String(value))

const valueChecks: Readonly<Record<(typeof forValues)[number], ValueCheck>> = {
  'one-of': isOneOf,
  'not-one-of': (value, values) => !isOneOf(value, values),
  'all-of': (value, values) => value !== null && values.every((one) => one === String(value)),
  set: (value) => value !== null,
  contains: (value, values) =>
    values.some((one) =>
      String(value ?? '')
        .toLowerCase()
        .includes(one.toLowerCase()),
    ),
}

function checkOf(operator: ReportingOperator, values: readonly Given[]): (value: Scalar) => boolean {
  const check = valueChecks[operator as (typeof forValues)[number]]
  // clients send ids as numbers and as text
  const texts = values.map(String)
  return (value) => check(value, texts)
}

function valueTest(member: string, operator: ReportingOperator, values: readonly Given[]): Test {
  const check = checkOf(operator, values)
  return (item) => check(item.columns[member] ?? null)
}

function scoreTest(operator: ReportingOperator, values: readonly Given[]): Test {
  const check = checkOf(operator, values)
  return (item) => check(item.thread.surveys[0]?.score ?? null)
}

function membersOf(store: Store, teamIds: readonly Given[]): number[] {
  return [...store.byIds('teams', teamIds.map(Number)).values()].flatMap((team) => team.member_ids)
}

const dateTests: Readonly<Record<string, (at: string, bounds: readonly string[]) => boolean>> = {
  afterDate: (at, [from = '']) => at >= from,
  beforeDate: (at, [to = '']) => at < to,
  inDateRange: (at, [from = '', to = '']) => at >= from && at < to,
}

function dateTest(member: string, operator: ReportingOperator, values: readonly Given[], zone: Zone): Test {
  const bounds = values.map((value) => toText(readMoment(String(value), zone) as Micros))
  return (item) => {
    const at = item.columns[member]
    return typeof at === 'string' && (dateTests[operator]?.(at, bounds) ?? false)
  }
}

const setChecks = {
  'one-of': (has, values) => values.some(has),
  'not-one-of': (has, values) => !values.some(has),
  'all-of': (has, values) => values.every(has),
} as const satisfies Record<string, (has: (value: string) => boolean, values: readonly string[]) => boolean>

function tagsTest({ values }: TagsFilter): Test {
  return ({ thread }) => {
    const has = (id: string) => thread.tags.some((tag) => String(tag.tag_id) === id)
    return values.every((one) => setChecks[one.operator](has, one.values.map(String)))
  }
}

function fieldsTest({ values }: CustomFieldsFilter): Test {
  return ({ thread }) =>
    values.every((one) => {
      const field = thread.fields.find((value) => value.field_id === one.custom_field_id)
      return setChecks[one.operator](
        (text) => field !== undefined && String(field.value) === text,
        one.values.map(String),
      )
    })
}
