import { effects, operations, reportScopes } from '@rhetor/contract'

const counts = effects.map((effect) => `${operations.filter((row) => row.effect === effect).length} ${effect}`)

console.log(`Rhetor: build on the Gorgias helpdesk, in TypeScript.

  the API        ${operations.length} operations (${counts.join(', ')}), ${Object.keys(reportScopes).length} reports
  the client     import { Gorgias, basic } from '@rhetor/client'
  an example     examples/reply.ts lists tickets and answers one
  look up        docs/operations.md, docs/errors.md
  OpenAPI        npm run openapi
  all checks     npm run check
  measurements   npm run bench

Nothing is running: the sandbox that this command will start is still to come.`)
