import { type Tag, UsageError } from '@rhetor/client'
import { unknownName } from '@rhetor/contract'
import type { Directory } from '../directory.ts'
import { type Step, step } from '../step.ts'
import { line } from '../untrusted.ts'

/** Tags to add to tickets, in their existing spelling, and the steps that create missing ones. */
export interface TagsToAdd {
  readonly names: readonly string[]
  readonly steps: readonly Step[]
}

/** Looks tags up by name; one that does not exist is refused unless it may be created. */
export async function tagsToAdd(
  action: string,
  wanted: readonly string[],
  directory: Directory,
  { create = false }: { create?: boolean | undefined } = {},
): Promise<TagsToAdd> {
  if (wanted.length === 0) return { names: [], steps: [] }
  const tags = await directory.tags()
  const spelt = wanted.map((name) => tags.find((tag) => sameTag(tag, name))?.name ?? name)
  const names = spelt.filter((name, index) => spelt.findIndex((other) => sameTag({ name }, other)) === index)
  const missing = names.filter((name) => !tags.some((tag) => sameTag(tag, name)))
  if (missing.length > 0 && !create) {
    const known = tags.flatMap(({ name }) => line(name) ?? [])
    throw new UsageError(
      `${action}: nothing was sent: ${missing.map((name) => `tag ${unknownName(name, known)}`).join('; ')}. Create new ones with create.`,
    )
  }
  return { names, steps: missing.map(createTag) }
}

function createTag(name: string): Step {
  // a second tag of the name is refused with 409
  const words = { says: `Create the tag ${name}`, object: `tag ${name}`, again: 'until-taken' } as const
  const only = step('tags.create', { name }, words)
  return {
    ...only,
    send: async (session, how) => {
      const made = await only.send(session, how)
      // the same command, run again, must find the new tag
      session.directory.forget()
      return made
    },
  }
}

export function sameTag(tag: Pick<Tag, 'name'>, name: string): boolean {
  return tag.name?.toLowerCase() === name.toLowerCase()
}
