type Defined<Values> = { [Key in keyof Values]?: Exclude<Values[Key], undefined> }

/** What is set of a partial update: `undefined` leaves a key as it is, null is a value. */
export function definedOnly<Values extends object>(values: Values): Defined<Values> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<Values>
}
