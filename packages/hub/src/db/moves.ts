/** A lifecycle: where each state may lead. */
export type Moves<State extends string> = Readonly<Record<State, readonly State[]>>

/** The states that a row may be in before it moves to this one. */
export function sourcesOf<State extends string>(moves: Moves<State>, to: State): State[] {
  return (Object.keys(moves) as State[]).filter((from) => moves[from].includes(to))
}
