import { execFile, spawnSync } from 'node:child_process'
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Tier, toolsFor } from '@rhetor/mcp'
import { describe, expect, it } from 'vitest'
import { findOwn } from '../packages/cli/src/commands.ts'
import { findAction } from '../packages/cli/src/find-command.ts'
import { readLine } from '../packages/cli/src/line/read-line.ts'
import { promptsFor } from '../packages/mcp/src/prompts.ts'
import { publicPackages, root } from '../scripts/packages.ts'
import { terminal } from './support/rhetor.ts'

const run = promisify(execFile)
const read = (path: string) => readFileSync(join(root, path), 'utf8')

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'examples/README.md',
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
]

describe.each(pages)('%s', (page) => {
  const text = read(page)
  const blocks = blocksOf(text)

  it('has only links that lead somewhere', () => {
    expect(linksOf(text).filter((link) => !leadsSomewhere(page, link))).toEqual([])
  })

  it('quotes examples as they are', () => {
    const quotes = blocks.filter(({ from }) => from !== undefined)
    for (const { from = '', code } of quotes) expect(read(from)).toContain(code)
  })

  it('names commands and flags that exist', async () => {
    const lines = blocks.filter(({ language }) => ['', 'sh'].includes(language)).flatMap(({ code }) => commandsIn(code))
    const inline = [...text.matchAll(/`([^`\n]*\brhetor [^`\n]+)`/g)].flatMap(([, code = '']) => commandsIn(code))
    for (const words of [...lines, ...inline]) await checkCommand(words)
  })

  const marked = blocks.filter(({ runs }) => runs)
  if (marked.length === 0) return
  it('works on the demo shop, line by line', async ({ skip }) => {
    for (const program of ['bash', 'curl']) if (!isThere(program)) skip(`${program} is missing here`)
    await using shop = await terminal()
    for (const { code } of marked) {
      // as it is typed in the repository, without what npx does to find it
      const script = code.replaceAll('npx rhetor', 'rhetor')
      const env = { ...shop.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}` }
      await run('bash', ['-euo', 'pipefail', '-c', script], { cwd: shop.home, env })
    }
  })
})

describe('npx rhetor, which downloads a foreign package of that name outside the repository,', () => {
  it('is in no text that a program prints', () => {
    const sources = globSync('packages/*/src/**/*.{ts,tsx}', { cwd: root })
    const printing = sources.filter((file) => read(file).includes('npx rhetor'))
    expect(printing).toEqual(['packages/cli/src/own-command.ts'])
  })

  it('is mentioned only in texts that say it is for the repository', () => {
    const said = [...pages, ...globSync('examples/*.{sh,py,ts}', { cwd: root })].filter((page) =>
      /npx rhetor/.test(read(page)),
    )
    expect(said.length).toBeGreaterThan(3)
    expect(said.filter((page) => !/in (a copy of )?(this|\[?the) repository/i.test(read(page)))).toEqual([])
  })

  it('is not needed: each package has a name in @rhetor', () => {
    const names = publicPackages.map(({ manifest }) => manifest.name)
    expect(names.filter((name) => !name.startsWith('@rhetor/'))).toEqual([])
    expect(JSON.parse(read('package.json'))).toMatchObject({ private: true })
  })
})

describe('the guide to assistants', () => {
  const text = read('docs/assistants.md')
  const toolsOf = (tier: Tier) => toolsFor({ tier, accounts: ['acme'] }).map(({ name }) => name)

  it('names the tools of each tier', () => {
    const rowOf = (tier: Tier) => text.split('\n').find((line) => line.startsWith(`| \`${tier}\``)) ?? ''
    const named = (tier: Tier) => [...rowOf(tier).matchAll(/`(\w+_\w+)`/g)].map(([, name]) => name).toSorted()
    const pair = ['find_operation', 'run_operation']
    const fresh = (tier: Tier, before: readonly string[]) =>
      toolsOf(tier)
        .filter((name) => !before.includes(name))
        .toSorted()
    expect(named('read')).toEqual(fresh('read', pair))
    expect(named('support')).toEqual(fresh('support', toolsOf('read')))
    expect(fresh('admin', toolsOf('support'))).toEqual([])
  })

  it('names the prompts, and which of them write', () => {
    for (const { name, description } of promptsFor()) {
      const writes = description.includes('Reads only') ? 'no' : 'after you agree'
      expect(text).toMatch(new RegExp(`\\| \`${name}\` \\| [^|]+ \\| ${writes} \\|`))
    }
  })
})

describe('the reader of command lines', () => {
  it.each([
    ['rhetor tickets list --limit 5 # five', [['tickets', 'list', '--limit', '5']]],
    ["echo 'a b' | npx rhetor note 8407 - > log", [['note', '8407', '-']]],
    ["A=1 rhetor reply 8 'it | is' \\\n  --yes", [['reply', '8', 'it | is', '--yes']]],
    ['npx --prefix /here rhetor mcp', [['mcp']]],
    ['rhetor <verb> …', []],
    ["A='b c' rhetor mcp --full", [['mcp', '--full']]],
    ['cd rhetor', []],
  ])('reads %j', (code, commands) => {
    expect(commandsIn(code)).toEqual(commands)
  })

  it.each([['fnd refund'], ['find --sttaus open'], ['mcp --teir read'], ['tickets lst']])(
    'refuses rhetor %s',
    async (line) => {
      await expect(checkCommand(line.split(' '))).rejects.toThrow()
    },
  )
})

it('has a link to every guide on another page', () => {
  const linked = pages.flatMap((page) =>
    linksOf(read(page)).map((link) => join(dirname(page), link.split('#')[0] ?? '')),
  )
  expect(pages.filter((page) => page.startsWith('docs/') && !linked.includes(page))).toEqual([])
})

interface Block {
  readonly language: string
  readonly code: string
  /** Marked to be run: `sh run`. */
  readonly runs: boolean
  /** The example it is a part of. */
  readonly from: string | undefined
}

function blocksOf(text: string): Block[] {
  const found = text.matchAll(/(?:<!-- from (\S+) -->\n)?```(\w*)( run)?\n([\s\S]*?)```/g)
  return [...found].map(([, from, language = '', marker, code = '']) => ({
    language,
    code,
    runs: marker !== undefined,
    from,
  }))
}

function linksOf(text: string): string[] {
  const prose = text.replaceAll(/```[\s\S]*?```/g, '').replaceAll(/`[^`\n]*`/g, (code) => code.replaceAll('](', '] ('))
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link).filter((link) => !/^https?:/.test(link))
}

function leadsSomewhere(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? page : join(dirname(page), path)
  if (!existsSync(join(root, target))) return false
  if (anchor === undefined) return true
  const headings = [...read(target).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading)
  return headings.some(
    (heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\w -]/g, '')
        .replaceAll(' ', '-') === anchor,
  )
}

function isThere(program: string): boolean {
  return spawnSync(program, ['--version']).status === 0
}

/** The words behind every `rhetor` that a piece of shell runs. */
function commandsIn(code: string): string[][] {
  const lines = code.replaceAll('\\\n', ' ').replaceAll('\\|', '|').split('\n')
  return lines.flatMap(simpleCommands).flatMap((words) => {
    const [program, ...rest] = withoutPrefix(words)
    // `rhetor <verb> …` is a form, and no command
    return program === 'rhetor' && rest.length > 0 && !rest.some((word) => word.includes('…')) ? [rest] : []
  })
}

/** A line cut at pipes and the like, each part in words without quotes. */
function simpleCommands(line: string): string[][] {
  const commands: string[][] = [[]]
  const parts = line.matchAll(/[|;&<>()]|#.*|(?:'[^']*'|"[^"]*"|[^\s'"|;&<>()])+/g)
  for (const [part] of parts) {
    if (part.startsWith('#')) break
    if (/^[|;&<>()]$/.test(part)) commands.push([])
    else commands.at(-1)?.push(part.replaceAll(/'([^']*)'|"([^"]*)"/g, '$1$2'))
  }
  return commands
}

/** The words after variables that are set, and npx. */
function withoutPrefix(words: readonly string[]): readonly string[] {
  const program = words.slice(words.findIndex((word) => !/^[A-Z_]+=/.test(word)))
  if (program[0] !== 'npx') return program
  return program[1] === '--prefix' ? program.slice(3) : program.slice(1)
}

const source = {
  text: async () => '{}',
  upload: async (name: string) => ({ name, content_base64: '' }),
}

/** Fails where no such command or flag exists. */
async function checkCommand(words: readonly string[]): Promise<void> {
  const [first = ''] = words
  const said = `rhetor ${words.join(' ')}`
  if (first === '' || first.startsWith('-')) return
  const own = await findOwn(words)
  const found = own ? { kind: 'command' as const, ...own } : findAction(words)
  if (found.kind === 'command') await expect(readLine(found.command, found.rest, source), said).resolves.toBeDefined()
  else expect(words.slice(1), said).toEqual(words.includes('--help') ? ['--help'] : [])
}
