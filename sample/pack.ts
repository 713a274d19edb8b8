import { writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { PGlite } from '@electric-sql/pglite'
import { sampleSql } from './sql.js'

const smallLog = ['wal_level=minimal', 'max_wal_senders=0', 'min_wal_size=2MB', 'wal_recycle=off']

// PGlite replaces the file that initdb wrote, so what matters in it is said again.
const settings = ["timezone='UTC'", "log_timezone='UTC'", "default_text_search_config='pg_catalog.english'"]

/**
 * Builds the sample in memory and writes it as a gzipped tarball of its data folder, as PGlite's `loadDataDir` takes it.
 * @param file where to write; its folder must exist.
 */
export async function packSample(file: string): Promise<void> {
  const database = await PGlite.create({
    // Otherwise the write-ahead log would be most of the tarball.
    initDbStartParams: ['--wal-segsize=1'],
    postgresqlconf: [...smallLog, ...settings],
  })
  try {
    await database.exec(sampleSql())
    await shrink(database)
    const tarball = await database.dumpDataDir('none')
    await writeFile(file, await promisify(gzip)(new Uint8Array(await tarball.arrayBuffer()), { level: 6 }))
  } finally {
    await database.close()
  }
}

/** The template databases are two thirds of a fresh data folder, and nobody creates a database in the sample. */
async function shrink(database: PGlite): Promise<void> {
  await database.exec("update pg_database set datistemplate = false where datname like 'template%'")
  await database.exec('drop database template0')
  await database.exec('drop database template1')
  await database.exec('vacuum')
  await database.exec('checkpoint')
}
