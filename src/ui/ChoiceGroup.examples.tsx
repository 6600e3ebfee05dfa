import { Checkbox, ChoiceGroup } from './ChoiceGroup.tsx';
import type { Examples } from './examples.ts';

const choices = [
  { value: 'email', label: 'メール' },
  { value: 'phone', label: '電話' },
] as const;
const nothing = () => undefined;

export const examples: Examples = {
  one: (
    <ChoiceGroup
      name="way"
      legend="ご連絡の方法"
      required
      choices={choices}
      chosen={['email']}
      onChange={nothing}
    />
  ),
  'many, with a hint': (
    <ChoiceGroup
      name="ways"
      legend="ご連絡の方法"
      hint="いくつでも選べます"
      many
      choices={choices}
      chosen={['email', 'phone']}
      onChange={nothing}
    />
  ),
  'with an error': (
    <ChoiceGroup
      name="missing"
      legend="ご連絡の方法"
      error="どれか一つを選んでください"
      required
      choices={choices}
      chosen={[]}
      onChange={nothing}
    />
  ),
  checkbox: (
    <Checkbox name="agree" label="読みました" hint="いつでも取り消せます" checked onChange={nothing} />
  ),
  'checkbox with an error': (
    <Checkbox name="must" label="同意します" error="同意が必要です" checked={false} onChange={nothing} />
  ),
};
