import { matchOperation } from '@rhetor/contract'

if (matchOperation('GET', '/tickets/5').row.name === 'tickets.get') console.log('works')
