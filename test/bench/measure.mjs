// What the benchmarks share: time, memory and a table.
import { performance } from 'node:perf_hooks';

/** The median of some numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Median milliseconds of a function over several runs, after one that is not counted. */
export function time(run, runs = 5) {
  run();
  return median(
    Array.from({ length: runs }, () => {
      const start = performance.now();
      run();
      return performance.now() - start;
    }),
  );
}

/** How often a second a function runs, measured over at least `ms` milliseconds. */
export function rate(run, ms = 1000) {
  for (let i = 0; i < 200; i++) run();
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < ms) {
    for (let i = 0; i < 100; i++) run();
    count += 100;
  }
  return (count * 1000) / (performance.now() - start);
}

/** Prints one figure with its target, if it has one. */
export function report(name, value, target = '') {
  process.stdout.write(`${name.padEnd(58)} ${value.padStart(16)}   ${target}\n`);
}
