import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeFindings, expectComplaint, openTab, type Served, served } from './browsing.ts';

const LEDGER = `ledger "Neighbours"
  on 2026-03-31
party @anna "Anna"
party @ben "Ben"
party @cleo "Cleo"
thing @boat "The boat"
source @letter "Letter"
  published 2026-03-02
deed ?seller sells ?thing to ?buyer
  once per ?thing

2026-03-01 promise @one "Sell the boat to Ben"
  from @anna
  to @ben
  will @anna sells @boat to @ben
  source @letter

2026-03-02 event @talk "They talk"
  did @anna talks to @ben
  source @letter
`;

const onDisk = ({ folder }: Served) => readFileSync(path.join(folder, 'a.troth'), 'utf8');
const served1 = () => served({ 'a.troth': LEDGER });

describe('before one promises', () => {
  test('in the prison case, two more to hand over collide before anything is saved', async () => {
    const ledger = await served('prison-deal');
    const before = readFileSync(path.join(ledger.folder, 'prison-deal.troth'), 'utf8');
    const page = await openTab();
    await page.goto(`${ledger.address}draft`);
    await page.getByLabel('What it is called').fill('Hand over two more');
    await page.getByLabel('Date', { exact: true }).fill('2025-10-20');
    await page.getByLabel('Who promises').fill('United States');
    await page.getByLabel('To whom').fill('El Salvador');
    await page.getByLabel('What is promised').fill('@us hand over 2 of @leaders to @el-salvador');
    const result = page.getByRole('region', { name: 'What comes of it' });
    await result.getByText('It may collide with what is promised already.').waitFor();
    await result.getByRole('heading', { name: /Collides with Protect the informants/ }).waitFor();
    const said = (await result.innerText()).replace(/\s+/g, ' ');
    expect(said).toContain('Attorney General (Pam Bondi) ends Protect the informants');
    expect(said).toContain('lose: reprisal');
    expect(said).toContain('2025-10-20 promise @hand-over-two-more "Hand over two more"');
    expect(readFileSync(path.join(ledger.folder, 'prison-deal.troth'), 'utf8')).toBe(before);
    expect(await axeFindings(page)).toEqual([]);
  });

  test('what collides, who can lift it and who pays is said at once, and it is added where it belongs', async () => {
    const ledger = await served1();
    const page = await openTab();
    await page.goto(`${ledger.address}draft`);
    await page.getByLabel('What it is called').fill('Sell the boat to Cleo');
    await page.getByLabel('Date', { exact: true }).fill('2026-03-20');
    await page.getByLabel('Who promises').fill('anna');
    await page.getByLabel('To whom').fill('Cleo');
    await page.getByLabel('What is promised').fill('@anna will sell @boat to @cleo');
    await page.getByRole('button', { name: '@anna sells @boat to @cleo' }).click();
    await page.getByLabel('Source', { exact: true }).fill('@letter');
    const result = page.getByRole('region', { name: 'What comes of it' });
    await result.getByText('It cannot be kept together with what is promised already.').waitFor();
    const ways = (await result.getByRole('listitem').allInnerTexts()).map((one) =>
      one.replace(/\s+/g, ' ').trim(),
    );
    expect(ways.join(' | ')).toContain('Ben releases Anna');
    await result.getByRole('button', { name: 'Add it to the ledger' }).click();
    await page.getByRole('status').getByText('Added.').waitFor();
    expect(onDisk(ledger)).toBe(
      LEDGER.replace(
        '\n2026-03-02 event',
        '\n2026-03-20 promise @sell-boat-cleo "Sell the boat to Cleo"\n  from    @anna\n  to      @cleo\n  will    @anna sells @boat to @cleo\n  source  @letter\n\n2026-03-02 event',
      ),
    );
    await page.getByRole('status').getByRole('link').click();
    await page.locator('.cm-activeLine').getByText('@sell-boat-cleo').waitFor();
  });

  test('what forbids something from a later day on says that it fits until then', async () => {
    const ledger = await served1();
    const page = await openTab();
    await page.goto(`${ledger.address}draft`);
    await page.getByLabel('Date', { exact: true }).fill('2026-04-20');
    await page.getByLabel('Who promises').fill('Anna');
    await page.getByLabel('To whom').fill('Cleo');
    await page.getByLabel('What kind').selectOption('never');
    await page.getByLabel('What is promised').fill('@anna sells @boat to @ben');
    await page.getByText('It can be kept beside every other promise.').waitFor();
    await page.getByText('what goes against it may be done until then').waitFor();
    await page.getByRole('link', { name: 'Test it as of 20 Apr 2026' }).click();
    await page.getByText('It cannot be kept together with what is promised already.').waitFor();
    expect(await page.getByText('may be done until then').count()).toBe(0);
  });

  test('by text, with what is wrong in it', async () => {
    const ledger = await served1();
    const page = await openTab();
    await page.goto(`${ledger.address}draft`);
    await page.getByRole('button', { name: 'Write as text' }).click();
    const text = page.getByLabel('As the ledger writes it');
    await text.fill('2026-03-20 promise @x\n  from @anna\n  to @cloe\n  will @anna sings\n');
    await page.getByText('@cloe is not declared.').waitFor();
    expect(await page.getByRole('button', { name: 'Add it to the ledger' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Write @cleo' }).click();
    expect(await text.inputValue()).toBe(
      '2026-03-20 promise @x\n  from @anna\n  to @cleo\n  will @anna sings',
    );
    await page.getByText('It can be kept beside every other promise.').waitFor();
    // It is still there when one has looked elsewhere.
    await page.getByRole('link', { name: 'Event', exact: true }).click();
    await page.getByRole('heading', { name: 'Add an event' }).waitFor();
    await page.getByRole('link', { name: 'Promise', exact: true }).click();
    await page.getByText('It can be kept beside every other promise.').waitFor();
  });
});

/** Fills in the form of an event, and opens the rest of its fields. */
async function fillInSale(page: Page, { address }: Served): Promise<void> {
  await page.goto(`${address}draft/event`);
  await page.getByLabel('Date', { exact: true }).fill('2026-03-30');
  await page.getByLabel('What was done').fill('@anna sells @boat to @ben');
  await page.getByLabel('Source', { exact: true }).fill('Letter');
  await page.getByText('More', { exact: true }).click();
}

describe('a form writes', () => {
  test('an event, with what it would change, and a quote', async () => {
    const ledger = await served1();
    const page = await openTab();
    await fillInSale(page, ledger);
    await page.getByLabel('Quote', { exact: true }).fill('Sold, at last.');
    const result = page.getByRole('region', { name: 'What comes of it' });
    await result.getByText('kept').waitFor();
    await result.getByRole('button', { name: 'Add it to the ledger' }).click();
    await page.getByText('Added.').waitFor();
    expect(onDisk(ledger)).toBe(
      `${LEDGER}\n2026-03-30 event\n  did     @anna sells @boat to @ben\n  source  @letter\n    quote  "Sold, at last."\n`,
    );
  });

  test('all that is filled in, also what was typed just before', async () => {
    const ledger = await served1();
    const page = await openTab();
    await fillInSale(page, ledger);
    await page.getByRole('region', { name: 'What comes of it' }).getByText('kept').waitFor();
    // Both in one turn of the page, before it has looked at the last key.
    await page.getByLabel('Quote', { exact: true }).evaluate((field) => {
      (field as HTMLInputElement).value = 'Sold, at last.';
      field.dispatchEvent(new Event('input', { bubbles: true }));
      const buttons = [...document.querySelectorAll<HTMLButtonElement>('.result button')];
      buttons.find(({ textContent }) => textContent?.includes('Add it'))!.click();
    });
    await page.getByText('Added.').waitFor();
    expect(onDisk(ledger)).toContain('  source  @letter\n    quote  "Sold, at last."\n');
  });

  test('an event of a later day, says that it changes nothing on the day that is shown, and leads to its own', async () => {
    const ledger = await served1();
    const page = await openTab();
    await page.goto(`${ledger.address}draft/event`);
    await page.getByLabel('Date', { exact: true }).fill('2026-04-02');
    await page.getByLabel('What was done').fill('@anna sells @boat to @ben');
    const result = page.getByRole('region', { name: 'What comes of it' });
    await result.getByText('It is dated after the day that is shown, 31 Mar 2026').waitFor();
    await result.getByRole('button', { name: 'Add it to the ledger' }).click();
    await page.getByText('Added.').waitFor();
    // The form is ready for the next one.
    expect(await page.getByLabel('Date', { exact: true }).inputValue()).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    await page.getByRole('link', { name: 'See 2 Apr 2026' }).click();
    await page.getByRole('heading', { level: 1, name: 'Neighbours' }).waitFor();
    await page.getByText('kept', { exact: true }).first().waitFor();
  });

  test('a source, a rating and a reply, into a file that was changed meanwhile', async () => {
    const ledger = await served1();
    const page = await openTab({ colorScheme: 'dark', viewport: { width: 390, height: 844 } });
    expectComplaint(page, '409');
    await page.goto(`${ledger.address}draft/source`);
    await page.getByLabel('Title', { exact: true }).fill('The daily');
    await page.getByLabel('Published', { exact: true }).fill('2026-03-21');
    await page.getByText('source @daily "The daily"').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    writeFileSync(path.join(ledger.folder, 'a.troth'), `; Mine\n${LEDGER}`);
    await page.getByRole('button', { name: 'Add it to the ledger' }).click();
    await page.getByText('Added.').waitFor();
    expect(onDisk(ledger)).toContain('; Mine\n');
    expect(onDisk(ledger)).toContain(
      '  published 2026-03-02\n\nsource @daily "The daily"\n  published  2026-03-21\n',
    );
    await page.getByRole('link', { name: 'Reply' }).click();
    await page.getByLabel('Date', { exact: true }).fill('2026-03-22');
    await page.getByLabel('To which entry').fill('@talk');
    await page.getByLabel('Who replies').fill('@anna');
    await page.getByLabel('Their words').fill('We only said hello.');
    await page.getByText('response', { exact: false }).first().waitFor();
    await page.getByRole('button', { name: 'Add it to the ledger' }).click();
    await page.getByText('Added.').waitFor();
    expect(onDisk(ledger)).toContain(
      '2026-03-22 response\n  to    @talk\n  from  @anna\n  text  "We only said hello."\n',
    );
    await page.getByRole('link', { name: 'Rating' }).click();
    await page.getByLabel('Date', { exact: true }).fill('2026-03-25');
    await page.getByLabel('Which promise').fill('@one');
    await page.getByLabel('Where it stands').selectOption('in-progress');
    await page.getByLabel('Who rates').fill('@ben');
    await page.getByRole('button', { name: 'Add it to the ledger' }).click();
    await page.getByText('Added.').waitFor();
    expect(onDisk(ledger)).toContain('2026-03-25 rated @one in-progress\n  by  @ben\n');
  });

  test('nothing where the ledger can only be read, and shows it all the same', async () => {
    const ledger = await served({ 'a.troth': LEDGER }, ['--read-only']);
    const page = await openTab();
    await page.goto(`${ledger.address}draft/event`);
    await page.getByLabel('What was done').fill('@anna sells @boat to @ben');
    await page.getByText('It cannot be added here').waitFor();
    expect(await page.getByRole('button', { name: 'Add it to the ledger' }).count()).toBe(0);
  });
});

describe('as one fills a form in', () => {
  test('names and deeds are offered, and taken by keyboard alone; no id need be known', async () => {
    const ledger = await served1();
    const page = await openTab();
    await page.goto(`${ledger.address}draft`);
    const from = page.getByRole('combobox', { name: 'Who promises' });
    await from.focus();
    await page.keyboard.type('an');
    await page.getByRole('option', { name: /^Anna/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await from.getAttribute('aria-activedescendant')).toBe('field-from-list-0');
    await page.keyboard.press('Enter');
    expect(await from.inputValue()).toBe('Anna');
    expect(await page.getByRole('listbox').count()).toBe(0);
    await page.keyboard.press('Tab');
    await page.keyboard.type('cl');
    await page.getByRole('option', { name: /^Cleo/ }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('listbox').count()).toBe(0);
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { name: /^Cleo/ }).click();
    expect(await page.getByLabel('To whom').inputValue()).toBe('Cleo');
    const sentence = page.getByLabel('What is promised');
    await sentence.focus();
    await page.keyboard.type('Anna se');
    await page.getByRole('option', { name: /sells/ }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await sentence.inputValue()).toBe('Anna sells @thing to @buyer');
    // The gap is chosen, to be written over.
    await page.keyboard.type('The b');
    await page.getByRole('option', { name: /The boat/ }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await sentence.fill('Anna sells The boat to Cleo');
    const result = page.getByRole('region', { name: 'What comes of it' });
    await result.getByText('will  @anna sells @boat to @cleo').waitFor();
  });

  test('what is no name is said beside its field, with what may be meant', async () => {
    const ledger = await served1();
    const page = await openTab();
    await page.goto(`${ledger.address}draft/event`);
    await page.getByLabel('What was done').fill('@ana sells @boat to @ben');
    await page.getByLabel('Source', { exact: true }).fill('Leter');
    await page.getByLabel('What it is called').focus();
    await page.getByText('Nothing in this ledger is called “@ana”.').waitFor();
    // It is not told a second time in the words of one who writes the ledger by hand.
    const result = page.getByRole('region', { name: 'What comes of it' });
    await result.getByText('Mend what is wrong first.').waitFor();
    expect(await result.getByText(/is not declared|is not a name/).count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Anna', exact: true }).click();
    await page.getByRole('button', { name: 'Letter', exact: true }).click();
    expect(await page.getByLabel('What was done').inputValue()).toBe('@anna sells @boat to @ben');
    await page.getByText(/ event\s[\s\S]*source\s+@letter/).waitFor();
    expect(await page.getByText('Nothing in this ledger is called').count()).toBe(0);
  });

  test('text is completed as in the editor', async () => {
    const ledger = await served1();
    const page = await openTab();
    await page.goto(`${ledger.address}draft`);
    await page.getByRole('button', { name: 'Write as text' }).click();
    const text = page.getByLabel('As the ledger writes it');
    await text.focus();
    await page.keyboard.type('2026-03-20 promise @x\n  fr');
    await page.getByRole('option', { name: /^from/ }).click();
    await page.keyboard.type('@cl');
    await page.getByRole('option', { name: /Cleo/ }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    // Enter breaks the line where nothing is chosen.
    await page.keyboard.press('Enter');
    expect(await text.inputValue()).toBe('2026-03-20 promise @x\n  from @cleo \n');
  });
});

describe('every form', () => {
  const filled: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
    '': [
      ['What it is called', 'Sing'],
      ['Who promises', 'Anna'],
      ['To whom', 'Ben'],
      ['What is promised', 'Anna sings to Ben'],
    ],
    event: [['What was done', 'Anna sells The boat to Ben']],
    rating: [
      ['Which promise', 'Sell the boat to Ben'],
      ['Who rates', 'Ben'],
    ],
    source: [['Title', 'The daily']],
    reply: [
      ['To which entry', '@talk'],
      ['Who replies', 'Anna'],
      ['Their words', 'We only said hello.'],
    ],
  };

  test.each(Object.keys(filled))(
    '%s: axe finds nothing, empty or filled in, in both themes; it prints',
    async (kind) => {
      const ledger = await served1();
      const page = await openTab({ colorScheme: 'light' });
      await page.goto(`${ledger.address}draft/${kind}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.getByText('More', { exact: true }).click();
      expect(await axeFindings(page)).toEqual([]);
      for (const [label, value] of filled[kind]!) await page.getByLabel(label, { exact: true }).fill(value);
      await page.getByRole('heading', { name: 'What will be written' }).waitFor();
      await page.getByRole('button', { name: 'Add it to the ledger' }).focus();
      expect(await axeFindings(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await axeFindings(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
      await page.emulateMedia({ media: 'print', colorScheme: 'light' });
      expect(await page.getByRole('navigation', { name: 'Views' }).isVisible()).toBe(false);
      // What has been written is on paper; what only a screen can do is not.
      expect(await page.getByRole('heading', { name: 'What will be written' }).isVisible()).toBe(true);
      expect(await page.getByRole('button', { name: 'Add it to the ledger' }).isVisible()).toBe(false);
    },
  );

  test('is where one left it after the back button', async () => {
    const ledger = await served1();
    const page = await openTab();
    await page.goto(`${ledger.address}draft`);
    await page.getByLabel('What it is called').fill('Sing');
    await page.getByRole('link', { name: 'Event', exact: true }).click();
    await page.getByRole('heading', { name: 'Add an event' }).waitFor();
    await page.getByLabel('What was done').fill('Anna sings');
    await page.goBack();
    await page.getByRole('heading', { name: 'Before you promise' }).waitFor();
    expect(await page.getByLabel('What it is called').inputValue()).toBe('Sing');
    await page.goForward();
    await page.getByRole('heading', { name: 'Add an event' }).waitFor();
    expect(await page.getByLabel('What was done').inputValue()).toBe('Anna sings');
  });
});
