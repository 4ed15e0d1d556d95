import { readdirSync } from 'node:fs'

/** One measurement: prints its figures, each as a ratio against something of the same run. */
export type Measurement = () => Promise<void>

const names = readdirSync(new URL('measurements', import.meta.url)).map((file) => file.replace(/\.ts$/, ''))

const wanted = process.argv.slice(2).filter((word) => !/^\d+$/.test(word))
const unknown = wanted.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  console.error(`There is no measurement named ${unknown.join(', ')}. There are: ${names.join(', ')}.`)
  process.exit(2)
}

for (const name of wanted.length > 0 ? wanted : names) {
  const { measure } = (await import(`./measurements/${name}.ts`)) as { measure: Measurement }
  console.log(`\n${name}`)
  await measure()
}
