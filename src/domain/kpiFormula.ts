/**
 * A KPI's formula: a tree over named measures. The database holds and evaluates it; here it is only read and written as
 * text.
 */
export type Formula =
  { measure: string } | { number: number } | { op: '+' | '-' | '*' | '/'; args: [Formula, Formula] };

/** What a measure is called in the reader's language. */
export interface MeasureName {
  name: string;
  label: string;
}

export type ParsedFormula =
  | { ok: true; formula: Formula }
  | { ok: false; problem: 'empty' | 'unknown_measure' | 'bad_formula'; at: string };

const signs: Record<string, '+' | '-' | '*' | '/' | '(' | ')'> = {
  '+': '+',
  '＋': '+',
  '-': '-',
  '−': '-',
  '－': '-',
  '*': '*',
  '×': '*',
  '＊': '*',
  '/': '/',
  '÷': '/',
  '／': '/',
  '(': '(',
  '（': '(',
  ')': ')',
  '）': ')',
};

type Token = { is: 'sign'; sign: string } | { is: 'leaf'; leaf: Formula };
class Refusal extends Error {
  readonly problem: 'unknown_measure' | 'bad_formula';
  constructor(problem: 'unknown_measure' | 'bad_formula', at: string) {
    super(at);
    this.problem = problem;
  }
}

function tokensOf(text: string, measures: readonly MeasureName[]): Token[] {
  const tokens: Token[] = [];
  const pattern = /\s*(?:\[([^\]]*)\]|［([^］]*)］|([0-9０-９]+(?:[.．][0-9０-９]+)?)|([a-z][a-z_]*)|(\S))/gy;
  let read = 0;
  for (const match of text.matchAll(pattern)) {
    read += match[0].length;
    const [whole, inBrackets, inWideBrackets, number, word, sign] = match;
    const named = inBrackets ?? inWideBrackets ?? word;
    if (named !== undefined) {
      const found = measures.find((m) => m.label === named.trim() || m.name === named.trim());
      if (!found) throw new Refusal('unknown_measure', named.trim());
      tokens.push({ is: 'leaf', leaf: { measure: found.name } });
    } else if (number !== undefined) {
      tokens.push({ is: 'leaf', leaf: { number: Number(number.normalize('NFKC')) } });
    } else {
      const known = signs[sign ?? ''];
      if (known === undefined) throw new Refusal('bad_formula', whole.trim());
      tokens.push({ is: 'sign', sign: known });
    }
  }
  if (text.slice(read).trim() !== '') throw new Refusal('bad_formula', text.slice(read).trim());
  return tokens;
}

/**
 * Reads a formula such as `[移住した世帯] ÷ [相談] × 100`; full-width digits and signs are read as well. Nothing is ever run as
 * code. `at` is the part that could not be read.
 */
export function parseFormula(text: string, measures: readonly MeasureName[]): ParsedFormula {
  if (text.trim() === '') return { ok: false, problem: 'empty', at: '' };
  try {
    const tokens = tokensOf(text, measures);
    let next = 0;
    const signAt = () => {
      const token = tokens[next];
      return token?.is === 'sign' ? token.sign : null;
    };
    const binary = (ops: string, part: () => Formula): Formula => {
      let left = part();
      for (let sign = signAt(); sign !== null && ops.includes(sign); sign = signAt()) {
        next += 1;
        left = { op: sign as '+' | '-' | '*' | '/', args: [left, part()] };
      }
      return left;
    };
    const leaf = (): Formula => {
      const token = tokens[next];
      next += 1;
      if (token?.is === 'leaf') return token.leaf;
      if (token?.sign !== '(') throw new Refusal('bad_formula', token?.sign ?? '');
      const inner = sum();
      if (signAt() !== ')') throw new Refusal('bad_formula', '(');
      next += 1;
      return inner;
    };
    const sum = (): Formula => binary('+-', () => binary('*/', leaf));
    const formula = sum();
    if (next < tokens.length) throw new Refusal('bad_formula', signAt() ?? '');
    return { ok: true, formula };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem, at: error.message };
    throw error;
  }
}

const shownSigns = { '+': '＋', '-': '−', '*': '×', '/': '÷' } as const;
const strength = { '+': 1, '-': 1, '*': 2, '/': 2 } as const;

/**
 * The formula as people write it, with as few brackets as keep its meaning. A measure without a label keeps its name.
 */
export function formulaText(formula: Formula, measures: readonly MeasureName[]): string {
  const part = (f: Formula, above: number): string => {
    if ('measure' in f) return `[${measures.find((m) => m.name === f.measure)?.label ?? f.measure}]`;
    if ('number' in f) return String(f.number);
    const own = strength[f.op];
    const text = `${part(f.args[0], own)} ${shownSigns[f.op]} ${part(f.args[1], own + 0.5)}`;
    return own < above ? `(${text})` : text;
  };
  return part(formula, 0);
}

/** The measures a formula speaks of, each once. */
export function measuresOf(formula: Formula): string[] {
  if ('measure' in formula) return [formula.measure];
  return 'op' in formula ? [...new Set(formula.args.flatMap(measuresOf))] : [];
}
