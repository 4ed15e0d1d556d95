import type { SandboxClock } from './clock.ts'
import type { TaskDoc, TaskKind, TaskPayloads } from './store/documents.ts'
import { allOf, sql } from './store/sql.ts'
import type { Store } from './store/store.ts'
import { type Micros, parseMoment, toText } from './time.ts'

const hasNotFailed = sql(`json_extract(doc, '$.error') IS NULL`)

/** The scheduled tasks of an account: what happens by itself when the clock gets there. */
export class Tasks {
  readonly #store: Store
  readonly #clock: SandboxClock
  /** Called when something may be due earlier than before. */
  onChange: () => void = () => {}

  constructor(store: Store, clock: SandboxClock) {
    this.#store = store
    this.#clock = clock
  }

  schedule<Kind extends TaskKind>(kind: Kind, delay: Micros, payload: TaskPayloads[Kind]): void {
    this.scheduleAt(kind, toText(this.#clock.now() + delay), payload)
  }

  scheduleAt<Kind extends TaskKind>(kind: Kind, due: string, payload: TaskPayloads[Kind]): void {
    this.#store.insert('tasks', { id: this.#store.nextId('tasks'), due, kind, payload } as TaskDoc)
    this.onChange()
  }

  /** Schedules a task unless one of its kind waits already. */
  scheduleOnce(kind: 'count-tags', delay: Micros): void {
    if (this.#store.count('tasks', allOf([sql('kind = ?', kind), hasNotFailed])) === 0) this.schedule(kind, delay, {})
  }

  /** Cancels what is scheduled for an object, such as the reopening of a ticket that was opened by hand. */
  cancel<Kind extends TaskKind>(kind: Kind, key: keyof TaskPayloads[Kind] & string, id: number): void {
    this.#store.run(sql(`DELETE FROM tasks WHERE kind = ? AND json_extract(doc, '$.payload.' || ?) = ?`, kind, key, id))
  }

  /** The first of what is due. */
  due(): TaskDoc | undefined {
    const isDue = sql('due <= ?', toText(this.#clock.now()))
    return this.#store.first('tasks', allOf([isDue, hasNotFailed]), 'due, id')
  }

  /** When the next thing is due; undefined where nothing is scheduled. */
  nextDue(): Micros | undefined {
    const task = this.#store.first('tasks', hasNotFailed, 'due, id')
    return task && parseMoment(task.due)
  }

  remove({ id }: Pick<TaskDoc, 'id'>): void {
    this.#store.remove('tasks', id)
  }

  /** Keeps a task that threw, for people to see. */
  keepFailed(task: TaskDoc, error: unknown): void {
    this.remove(task)
    const reason = error instanceof Error ? error.message : String(error)
    this.#store.insert('tasks', { ...task, failed_datetime: toText(this.#clock.now()), error: reason })
  }
}
