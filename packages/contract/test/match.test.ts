import { matchOperation } from '@rhetor/contract'
import { describe, expect, it } from 'vitest'

describe('the operation behind a method and a path', () => {
  it.each([
    ['GET', '/tickets', 'tickets.list', {}],
    ['GET', '/tickets/8123', 'tickets.get', { id: '8123' }],
    ['PUT', '/customers/merge', 'customers.merge', {}],
    ['PUT', '/customers/7', 'customers.update', { id: '7' }],
    ['GET', '//tickets//8123/', 'tickets.get', { id: '8123' }],
    ['GET', '/tickets/8%2F1', 'tickets.get', { id: '8/1' }],
  ])('%s %s is %s %j', (method, path, name, values) => {
    expect(matchOperation(method, path)).toMatchObject({ kind: 'row', row: { name }, values })
  })

  it.each([
    ['PATCH', '/tickets/1'],
    ['DELETE', '/users'],
    ['BREW', '/nowhere'],
  ])('%s %s is a method that the path does not know', (method, path) => {
    expect(matchOperation(method, path)).toMatchObject({ kind: 'method' })
  })

  it('names the methods that a path has', () => {
    expect(matchOperation('DELETE', '/users/5')).toMatchObject({ kind: 'row' })
    expect(matchOperation('POST', '/tickets/5')).toEqual({ kind: 'method', allowed: ['GET', 'PUT', 'DELETE'] })
  })

  it.each(['/', '/ticket', '/tickets/1/unicorns', '/tickets/%E0%A4%A'])('%s is an unknown path', (path) => {
    expect(matchOperation('GET', path)).toEqual({ kind: 'path' })
  })
})
