import { describe, expect, it } from 'vitest'
import { freePort } from '../../../../test/support/free-port.ts'
import { openDatabase } from '../../src/db/open.ts'
import { openTest } from '../support/engines.ts'

const open = (url: string) => openDatabase({ url, home: '' })

describe('a DATABASE_URL that does not work gives a clear error without the password:', () => {
  it.each(['', 'localhost', 'mysql://localhost/x', 'postgres//localhost', 'http://localhost:5432/'])(
    '%j is not a connection string',
    async (url) => {
      await expect(open(url)).rejects.toThrow(
        'DATABASE_URL is not a connection string such as postgres://user:password@host:5432/database.',
      )
    },
  )

  it('nothing listens there', async () => {
    const port = await freePort()
    await expect(open(`postgres://me:s3cret@127.0.0.1:${port}/shop`)).rejects.toThrow(
      `The database at 127.0.0.1:${port}/shop cannot be used: nothing answers there. Check DATABASE_URL.`,
    )
  })

  it('the password is wrong, or the database is missing', async () => {
    await using database = await openTest()
    const wrong = new URL(database.url as string)
    wrong.password = 's3cret'
    await expect(open(wrong.href)).rejects.toThrow(/cannot be used: user or password is wrong\. Check DATABASE_URL\.$/)
    const missing = new URL(database.url as string)
    missing.pathname = '/nothing'
    await expect(open(missing.href)).rejects.toThrow(
      /127\.0\.0\.1:\d+\/nothing cannot be used: there is no database of/,
    )
  })

  it('the host does not exist', async () => {
    const failing = open('postgres://me:s3cret@nowhere.invalid/shop')
    await expect(failing).rejects.toThrow(/^The database at nowhere\.invalid:5432\/shop cannot be used: /)
    await expect(failing).rejects.not.toThrow(/s3cret/)
  })

  it('it stores text in another encoding', async () => {
    await using database = await openTest()
    const name = `latin_${process.pid}`
    await database.pool.query(`create database ${name} encoding 'LATIN1' template template0`)
    const url = new URL(database.url as string)
    url.pathname = `/${name}`
    try {
      await expect(open(url.href)).rejects.toThrow(/stores text as LATIN1; Rhetor needs one that was created with/)
    } finally {
      await database.pool.query(`drop database ${name}`)
    }
  })
})
