import { startSandbox } from '@rhetor/sandbox'

const sandbox = await startSandbox({ seed: 'demo' })
const copied = await startSandbox({ from: await sandbox.copy() })
const { status } = await copied.fetch(`${copied.url}/api/account`)
if (status === 401) console.log('works')
await sandbox.close()
await copied.close()
