// Loaded before a command: leaves what it took of time and memory in a file when it ends.
const { writeFileSync } = require('node:fs');

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const { maxRSS } = process.resourceUsage();
  writeFileSync(process.env.KEYPROOF_USAGE, JSON.stringify({ user, system, maxRSS }));
});
