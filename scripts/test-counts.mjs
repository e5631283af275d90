const noTests = { passed: 0, failed: 0, skipped: 0 };

/** One check that either holds or does not, e.g. a linter. */
export function countCheck(exitCode) {
  return exitCode === 0 ? { ...noTests, passed: 1 } : { ...noTests, failed: 1 };
}

/**
 * The counts of a vitest JSON report (null when it was not written). A run that ended badly without naming a failed
 * test, for instance because a file could not be loaded, counts as one failure: it must never look like a pass.
 */
export function countVitest(report, exitCode) {
  if (report === null) return { ...noTests, failed: 1 };
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
  const isBrokenQuietly = counts.failed === 0 && (exitCode !== 0 || report.success === false);
  const hasNoTest = counts.passed + counts.failed === 0;
  return isBrokenQuietly || hasNoTest ? { ...counts, failed: counts.failed + 1 } : counts;
}

export function addCounts(all) {
  return all.reduce(
    (sum, counts) => ({
      passed: sum.passed + counts.passed,
      failed: sum.failed + counts.failed,
      skipped: sum.skipped + counts.skipped,
    }),
    noTests,
  );
}

export function countsLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
