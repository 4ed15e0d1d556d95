import { ApiError } from '@rhetor/client'
import { type Operation, paramNames } from '@rhetor/contract'
import type { Flat } from '../flat.ts'
import type { Session } from '../session.ts'
import { line } from '../untrusted.ts'
import { readerIn, readObject } from './read-object.ts'

/** What an operation that cannot be undone works on, by what people know it by: nobody recognises an id. */
export async function destroyed(row: Operation, input: Flat, session: Session): Promise<Record<string, unknown>> {
  const get = readerOf(row)
  if (!get) return {}
  const names = paramNames(row.path).slice(0, paramNames(get.path).length)
  const noun = nounOf(row, names.at(-1) as string)
  try {
    const values = names.map((name) => input[name])
    const found = await readObject(get, values, session)
    return Object.fromEntries(Object.entries(recognised(found)).map(([name, value]) => [`${noun}_${name}`, value]))
  } catch (error) {
    // whoever may not read it may still delete it
    if (!(error instanceof ApiError) || !(error.status in unreadable)) throw error
    return { [noun]: unreadable[error.status] }
  }
}

const unreadable: Readonly<Record<number, string>> = {
  403: 'this key may not read it',
  404: 'there is none with this id',
}

/** The operation that reads the object at the beginning of the path: `/tickets/{id}` for `/tickets/{ticket_id}/…`. */
function readerOf(row: Operation): Operation | undefined {
  const { effect, key, path } = row
  // a change shows what it changes
  if (key === 'update') return undefined
  const get = readerIn(row)
  if (effect !== 'destroy' || !get || paramNames(get.path).length === 0) return undefined
  const shape = (of: string) => of.replaceAll(/\{\w+\}/g, '{}')
  return `${shape(path)}/`.startsWith(`${shape(get.path)}/`) ? get : undefined
}

/** `user`, `destination_tag`, `voice_call_recording` */
function nounOf({ resource }: Operation, param: string): string {
  const one = resource.replace(/s$/, '').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return param.replace(/_?id$/, '') || one
}

// what tells objects of the API apart for a person
const texts = ['name', 'subject', 'email', 'type', 'channel', 'body_text', 'created_datetime'] as const
const people = ['customer', 'sender', 'role'] as const

function recognised(found: Flat): Record<string, unknown> {
  const person = (value: unknown) => {
    const { name, email } = (value ?? {}) as { name?: string | null; email?: string | null }
    return line(name, 80) ?? line(email, 80)
  }
  const known = [
    ...texts.map((name) => [name, typeof found[name] === 'string' ? line(found[name]) : undefined]),
    ...people.map((name) => [name, person(found[name])]),
    // how many tickets have a tag, how often a macro was used
    ['usage', found['usage']],
  ]
  return Object.fromEntries(known.filter(([, value]) => value !== undefined && value !== null))
}
