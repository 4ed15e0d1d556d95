import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { openApi } from '@rhetor/contract/openapi'

const target = resolve(process.argv[2] ?? 'dist/openapi.json')
mkdirSync(dirname(target), { recursive: true })
writeFileSync(target, `${JSON.stringify(openApi(), null, 2)}\n`)
console.log(`wrote ${target}`)
