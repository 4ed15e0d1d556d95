#!/usr/bin/env node
import { defineCommand, runMain } from 'citty'

await runMain(
  defineCommand({
    meta: { name: 'rhetor', version: '0.1.0', description: 'Gorgias on the command line.' },
    // each is loaded when it runs, to start quickly
    subCommands: {
      sandbox: () => import('./commands/sandbox.ts').then((module) => module.sandbox),
    },
  }),
)
