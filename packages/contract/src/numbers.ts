import * as z from 'zod'

/** Repairs one value in place. */
type Repair = (value: unknown) => void

const nothing: Repair = () => {}

/** Turns numbers that came as text into numbers, wherever the schema has a number and nothing else. */
export function numberRepair(schema: z.ZodType | undefined): Repair {
  return schema ? repairOf(schema) : nothing
}

function repairOf(schema: unknown): Repair {
  const inner = unwrap(schema)
  if (inner instanceof z.ZodArray) return eachRepair(repairOf(inner.element), isNumber(inner.element))
  if (inner instanceof z.ZodRecord) return eachRepair(repairOf(inner.valueType), isNumber(inner.valueType))
  if (inner instanceof z.ZodObject) return objectRepair(inner.shape)
  return nothing
}

function objectRepair(shape: Readonly<Record<string, unknown>>): Repair {
  const numbers = Object.keys(shape).filter((name) => isNumber(shape[name]))
  const inner = Object.entries(shape)
    .map(([name, schema]) => [name, repairOf(schema)] as const)
    .filter(([, repair]) => repair !== nothing)
  if (numbers.length === 0 && inner.length === 0) return nothing
  return (value) => {
    if (typeof value !== 'object' || value === null) return
    const object = value as Record<string, unknown>
    for (const name of numbers) if (typeof object[name] === 'string') object[name] = toNumber(object[name])
    for (const [name, repair] of inner) repair(object[name])
  }
}

function eachRepair(repair: Repair, areNumbers: boolean): Repair {
  if (repair === nothing && !areNumbers) return nothing
  return (value) => {
    if (typeof value !== 'object' || value === null) return
    // most lists hold objects, and there may be many
    if (Array.isArray(value) && !areNumbers) return value.forEach(repair)
    const list = value as Record<string, unknown>
    for (const key of Object.keys(list)) {
      const item = list[key]
      if (areNumbers && typeof item === 'string') list[key] = toNumber(item)
      else repair(item)
    }
  }
}

function isNumber(schema: unknown): boolean {
  return unwrap(schema) instanceof z.ZodNumber
}

function unwrap(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable ? unwrap(schema.unwrap()) : schema
}

/** The number a text spells, or the text where it spells none. */
function toNumber(text: string): unknown {
  const number = Number(text)
  return text.trim() !== '' && Number.isFinite(number) ? number : text
}
