import { toWords } from '../../packages/cli/src/line/words.ts'
import { assistantTools, environment, firstCall } from './assistant.ts'
import { chatbot } from './chatbot.ts'
import { component } from './component.ts'
import { connections } from './connections.ts'
import { type Absent, type Doable, isAbsent, verbs } from './group.ts'
import { lineOf } from './line.ts'
import { prompts } from './prompts.ts'
import { type Place, type Row, toField } from './row.ts'
import { unified } from './unified.ts'

/** A part of the page: words, and a table below them. */
export interface Section {
  readonly heading: string
  readonly text: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export const parityIntro = [
  'What other systems do with Gorgias, and how to do the same here. `test/parity` runs each row on the sandbox: it takes an input with the names of the other system, translates it as the row says, and compares what the API shows afterwards with what the other system promises.',
  'An input without an arrow has the same name here: `External ID` is `external_id`, and `--external-id` on the command line. What reaches a customer or deletes something asks first; `--yes` answers, `--dry-run` shows the requests and sends none.',
].join('\n\n')

const rowHeads = ['Their action', 'Their inputs', 'Our action', 'On the command line', 'What to know']

export function paritySections(): readonly Section[] {
  return [
    {
      heading: '## The integration component',
      text: 'It has 24 actions. Two inputs are on all of them: Debug Request is `--debug` on every command (`debug` of the client), which never shows credentials; Connection is `--account`. Fetch All is `--all`, as in `rhetor customers list --all`; with `--cursor` it starts at that cursor instead of the first page.',
      heads: rowHeads,
      rows: component.map((row) => rowCells(row, code(lineOf(row)))),
    },
    {
      heading: '### Its connections',
      text: 'Each is a client that is created once, or an account that is connected once and stored encrypted.',
      heads: ['Their connection', 'Their inputs, and what they are here', 'On the command line'],
      rows: connections.map(({ theirs, inputs, line }) => [
        theirs,
        Object.entries(inputs)
          .map(([name, says]) => `${name}: ${says}`)
          .join('<br>'),
        code(line),
      ]),
    },
    {
      heading: '## The chatbot platform',
      text: 'It has 10 templates. Each is one request, and its fields have the names of the API.',
      heads: rowHeads,
      rows: chatbot.map((row) => rowCells(row, code(lineOf(row)))),
    },
    {
      heading: '## The assistant platform',
      text: 'It has 8 tools; ours are served by `rhetor mcp`. Its `accountDomain`, which every tool takes, is the account the server is started for; with several, every tool of ours takes `account`.',
      heads: ['Their tool', 'Their inputs', 'Our tool', 'A call', 'What to know'],
      rows: assistantTools.map((row) => {
        const { tool, input } = firstCall(row)
        return [row.theirs, inputsCell(row.inputs), code(tool), code(JSON.stringify(input)), row.note ?? '']
      }),
    },
    {
      heading: '### Its variables',
      text: 'The command line, the tool server and `Gorgias.fromEnv()` read the same ones.',
      heads: ['Theirs', 'Ours'],
      rows: Object.entries(environment).map((names) => names.map(code)),
    },
    {
      heading: '### Prompts',
      text: 'What a user may ask, and the calls that answer it, in tier `support`. The first three are suggestions of the assistant platform, reworded; `rhetor mcp` brings longer ones of its own.',
      heads: ['The user asks', 'The assistant calls'],
      rows: prompts.map(({ asks, calls }) => [
        asks,
        calls.map(({ tool, input }) => code(`${tool} ${JSON.stringify(input)}`)).join('<br>'),
      ]),
    },
    {
      heading: '## The unified connector',
      text: 'It has 16 groups of objects. Where the API has no call for something, the reason is given and the refusal is tested.',
      heads: ['Group', 'List', 'Get', 'Create', 'Update', 'Delete', 'And also'],
      rows: unified.map(({ group, beside = [], ...ways }) => [
        group,
        ...verbs.map((verb) => wayCell(ways[verb])),
        beside.map((name) => code(toWords(name))).join(', '),
      ]),
    },
  ]
}

function rowCells(row: Row, example: string): string[] {
  return [row.theirs, inputsCell(row.inputs), code(row.ours), example, row.note ?? '']
}

function inputsCell(inputs: Row['inputs']): string {
  const cells = Object.entries(inputs).map(([name, place]) => inputCell(name, place))
  return cells.length === 0 ? 'none' : cells.join(', ')
}

function inputCell(name: string, place: Place): string {
  if (typeof place !== 'string') return `${name} → ${code(place.to)} (${place.says})`
  return place === toField(name) || place === name ? name : `${name} → ${code(place)}`
}

function wayCell(way: Doable | Absent): string {
  return isAbsent(way) ? `none: ${way.why}` : code(toWords(way.ours))
}

function code(text: string): string {
  return `\`${text}\``
}
