// Writes the compiled form of the library beside it: of what runs when a small ledger is checked. It serves any
// call of the same Node. It is made in a process of its own, since it must not depend on what ran there before.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { compiledPath, loadCompiled } from '../packages/cli/bin/load-compiled.js';
import { root } from './run.mjs';

const example = 'examples/prison-deal/prison-deal.troth';

const file = process.argv[2];
const { exports: core, script } = loadCompiled(pathToFileURL(file));
check(core.sourceText(example, readFileSync(path.join(root, example), 'utf8')));
writeFileSync(compiledPath(file), script.createCachedData());

function check(source) {
  const ledger = core.Ledger.read([source]);
  const judgement = core.judge(ledger, { on: core.dayOf(2026, 1, 1) });
  const diagnostics = [
    ...core.diagnose(ledger),
    ...judgement.diagnostics,
    ...core.diagnoseEvidence(judgement, () => undefined),
    ...core.notTheirs(judgement),
  ];
  for (const diagnostic of diagnostics) core.printDiagnostic(diagnostic, { color: false, width: 80 });
  for (const standing of core.byAttention(judgement.promises, judgement.on))
    core.reasonOf(judgement, standing);
  core.checkReport(judgement, diagnostics, core.conflictsOf(judgement));
}
