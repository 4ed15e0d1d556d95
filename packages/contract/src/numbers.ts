import type * as z from 'zod'
import { shapeOf } from './shape.ts'

/** Repairs one value in place. */
type Repair = (value: unknown) => void

const nothing: Repair = () => {}

/** Turns numbers that came as text into numbers, wherever the schema has a number and nothing else. */
export function numberRepair(schema: z.ZodType | undefined): Repair {
  return schema ? repairOf(schema) : nothing
}

function repairOf(schema: unknown): Repair {
  const shape = shapeOf(schema)
  switch (shape.kind) {
    case 'array':
      return eachRepair(repairOf(shape.item), isNumber(shape.item))
    case 'record':
      return eachRepair(repairOf(shape.value), isNumber(shape.value))
    case 'object':
      return objectRepair(shape.fields)
    default:
      return nothing
  }
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
  return shapeOf(schema).kind === 'number'
}

/** The number a text spells, or the text where it spells none. */
function toNumber(text: string): unknown {
  const number = Number(text)
  return text.trim() !== '' && Number.isFinite(number) ? number : text
}
