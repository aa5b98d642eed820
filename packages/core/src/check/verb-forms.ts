/**
 * Forms of verbs that are written so differently that no comparison of letters finds them, one verb each: `@ben paid …` for
 * `@ben pays …` is the commonest slip there is.
 */
const IRREGULAR = `
begin begins began begun / break breaks broke broken / bring brings brought / build builds built / buy buys bought /
choose chooses chose chosen / come comes came / do does did done / draw draws drew drawn / drive drives drove driven /
feed feeds fed / fight fights fought / find finds found / fly flies flew flown / forgive forgives forgave forgiven /
get gets got gotten / give gives gave given / go goes went gone / hear hears heard / hold holds held / keep keeps kept /
know knows knew known / lay lays laid / lead leads led / leave leaves left / lend lends lent / lose loses lost /
make makes made / meet meets met / pay pays paid payed / rebuild rebuilds rebuilt / repay repays repaid / resell resells resold /
say says said / see sees saw seen / seek seeks sought / sell sells sold / send sends sent / show shows showed shown /
speak speaks spoke spoken / spend spends spent / stand stands stood / steal steals stole stolen / take takes took taken /
teach teaches taught / tell tells told / throw throws threw thrown / undertake undertakes undertook undertaken /
win wins won / withdraw withdraws withdrew withdrawn / withhold withholds withheld / write writes wrote written`;

const VERBS: ReadonlyMap<string, string> = new Map(
  IRREGULAR.split('/').flatMap((forms) => {
    const all = forms.trim().split(/\s+/);
    return all.map((form): [string, string] => [form, all[0]]);
  }),
);

/** The verb that a word is an irregular form of; other words as they are. */
export function verbOf(word: string): string {
  return VERBS.get(word) ?? word;
}
