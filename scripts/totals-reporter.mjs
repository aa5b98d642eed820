// A Vitest reporter that leaves the true totals in the file named by TROTH_TEST_TOTALS, for scripts/test.mjs.
import { writeFileSync } from 'node:fs';
import process from 'node:process';

// A default export because Vitest asks for one.
export default class TotalsReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const totals = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      // A file that could not be read, or a hook that threw, has no test to carry its failure.
      totals.failed += module.errors().length;
      for (const suite of module.children.allSuites()) totals.failed += suite.errors().length;
      for (const test of module.children.allTests()) totals[kindOf(test.result().state)] += 1;
    }
    writeFileSync(process.env.TROTH_TEST_TOTALS, JSON.stringify(totals));
  }
}

// A test that is still pending when the run ends never ran: that is a failure.
function kindOf(state) {
  return state === 'passed' || state === 'skipped' ? state : 'failed';
}
