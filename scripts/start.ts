import { effects, operations, reportScopes } from '@rhetor/contract'

const counts = effects.map((effect) => `${operations.filter((row) => row.effect === effect).length} ${effect}`)

console.log(`Rhetor: build on the Gorgias helpdesk, in TypeScript.

  the API        ${operations.length} operations (${counts.join(', ')}), ${Object.keys(reportScopes).length} reports
  the client     import { Gorgias, basic } from '@rhetor/client'
  the sandbox    npx rhetor sandbox
  examples       examples/try-it.ts has a customer write, answers, and looks at what was sent
  look up        docs/client.md, docs/sandbox.md, docs/operations.md, docs/errors.md
  OpenAPI        npm run openapi
  all checks     npm run check
  measurements   npm run bench`)
