// `make journeys` sets CHROMIUM, COLLECTIVE_YES_BIN and COLLECTIVE_YES_SITE; each test starts its own server.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'journeys',
  outputDir: 'test-results',
  // One test runs many browsers, most of them waiting: more than two tests on two cores would only be slower.
  workers: 2,
  fullyParallel: true,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  forbidOnly: !!process.env.CI,
  reporter: 'list',
  use: {
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM,
      // No sandbox: root in a container cannot have one, and only our own pages are opened.
      args: ['--no-sandbox', '--disable-background-networking'],
    },
  },
});
