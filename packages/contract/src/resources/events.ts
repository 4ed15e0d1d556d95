import { get, resource } from '../operation.ts'
import { one, pagesOf } from '../paging.ts'
import { Event, ListEventsQuery } from '../schemas/events.ts'

export const events = resource('events', {
  list: get('/events', {
    id: 'list-events',
    summary: 'List what happened in the account',
    effect: 'read',
    repeat: 'safe',
    scopes: ['events:read'],
    query: ListEventsQuery,
    reply: pagesOf(Event),
  }),
  get: get('/events/{id}', {
    id: 'get-event',
    summary: 'Show one event',
    effect: 'read',
    repeat: 'safe',
    scopes: ['events:read'],
    reply: one(Event),
  }),
})
