import { statfsSync } from 'node:fs'

/** How our own PostgreSQL runs: small when idle, safe when the power goes. */
export function settings({ port, sharedMemory }: { port: number; sharedMemory: boolean }): string[] {
  const values: Readonly<Record<string, string | number>> = {
    listen_addresses: '127.0.0.1',
    // nobody but this machine's programs with the password
    unix_socket_directories: '',
    port,
    max_connections: 60,
    shared_buffers: '64MB',
    // no replicas: "rhetor start" with a DATABASE_URL has them
    wal_level: 'minimal',
    max_wal_senders: 0,
    wal_compression: 'on',
    max_worker_processes: 2,
    max_logical_replication_workers: 0,
    io_method: 'sync',
    autovacuum_naptime: '15s',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // containers often have 64 MB of it or none, and then a report fails in the middle
    dynamic_shared_memory_type: sharedMemory ? 'posix' : 'mmap',
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

const enoughBytes = 128 * 1024 * 1024

/** Whether this machine has room for memory that processes share. */
export function hasSharedMemory(folder = '/dev/shm'): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize >= enoughBytes
  } catch {
    return process.platform !== 'linux'
  }
}
