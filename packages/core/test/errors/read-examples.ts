/**
 * Reads a page of the error catalogue, `<code>.md`: a heading with the code, perhaps some text, and examples. An example
 * has a heading that says what is wrong, one fenced block of `troth` for each file of the ledger (named after the
 * language if it is not `ledger.troth`), one of `capture` for each file that a source keeps, and one of `text` with
 * everything that is printed about it.
 */
export interface ErrorPage {
  readonly code: string;
  /** What stands between the heading and the first example. */
  readonly introduction: string;
  readonly examples: readonly ErrorExample[];
}

export interface ErrorExample {
  readonly title: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** The files that sources name. What begins like a PDF is one. */
  readonly captures: readonly { readonly path: string; readonly text: string }[];
  /** The complete messages, without colour. */
  readonly printed: string;
}

const FENCE = /^```(\w+) ?(\S*)\n([\s\S]*?)^```$/gm;

export function readErrorPage(markdown: string): ErrorPage {
  const [head, ...sections] = markdown.split(/^## /m);
  const [heading, ...rest] = head.split('\n');
  return {
    code: heading.replace(/^# /, '').trim(),
    introduction: rest.join('\n').trim(),
    examples: sections.map(readExample),
  };
}

function readExample(section: string): ErrorExample {
  const blocks = [...section.matchAll(FENCE)].map(([, language, path, text]) => ({ language, path, text }));
  return {
    title: section.split('\n', 1)[0],
    files: blocks
      .filter((block) => block.language === 'troth')
      .map(({ path, text }) => ({ path: path || 'ledger.troth', text })),
    captures: blocks
      .filter((block) => block.language === 'capture')
      .map(({ path, text }) => ({ path, text })),
    printed: blocks.find((block) => block.language === 'text')?.text ?? '',
  };
}

/** Writes a page as {@link readErrorPage} reads it. */
export function writeErrorPage({ code, introduction, examples }: ErrorPage): string {
  const sections = examples.map(({ title, files, captures, printed }) =>
    [
      `## ${title}`,
      ...files.map(
        ({ path, text }) => `\`\`\`troth${path === 'ledger.troth' ? '' : ` ${path}`}\n${text}\`\`\``,
      ),
      ...captures.map(({ path, text }) => `\`\`\`capture ${path}\n${text}\`\`\``),
      `\`\`\`text\n${printed}\`\`\``,
    ].join('\n\n'),
  );
  return `${[`# ${code}`, ...(introduction ? [introduction] : []), ...sections].join('\n\n')}\n`;
}
