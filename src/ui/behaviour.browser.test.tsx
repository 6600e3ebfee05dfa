import { useState } from 'react';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { I18nProvider, loadCatalog } from '../i18n/I18nProvider.tsx';
import { Button } from './Button.tsx';
import { ChoiceGroup } from './ChoiceGroup.tsx';
import { Dialog } from './Dialog.tsx';
import { Field } from './Field.tsx';

function Asking() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>ask</Button>
      {open && (
        <Dialog title="sure?" onClose={() => setOpen(false)}>
          <Button onClick={() => setOpen(false)}>yes</Button>
        </Dialog>
      )}
    </>
  );
}

test('a dialog takes the focus, holds it, closes with Escape and gives the focus back', async () => {
  const screen = await render(<Asking />);
  const ask = screen.getByRole('button', { name: 'ask' });
  await ask.click();
  await expect.element(screen.getByRole('dialog', { name: 'sure?' })).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'yes' })).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
  await expect.element(ask).toHaveFocus();
});

test('a button at work keeps its focus and takes no second press', async () => {
  let presses = 0;
  const screen = await render(<Button onClick={() => (presses += 1)}>send</Button>);
  await screen.getByRole('button').click();
  await screen.rerender(
    <Button pending onClick={() => (presses += 1)}>
      send
    </Button>,
  );
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByRole('button')).toHaveFocus();
  await expect.element(screen.getByRole('button')).toHaveAttribute('aria-disabled', 'true');
  expect(presses).toBe(1);
});

test('a field says its hint and its error with its control', async () => {
  await loadCatalog('en');
  const screen = await render(
    <I18nProvider first="en">
      <Field name="phone" label="Phone" hint="With area code" error="Too short" required>
        {(aria) => <input {...aria} />}
      </Field>
    </I18nProvider>,
  );
  const input = screen.getByRole('textbox');
  await expect.element(input).toHaveAccessibleDescription('With area code Too short');
  await expect.element(input).toHaveAttribute('aria-invalid', 'true');
});

test('choices are taken and given back one by one, by key as well', async () => {
  await loadCatalog('en');
  const chosen: string[][] = [];
  const screen = await render(
    <I18nProvider first="en">
      <ChoiceGroup
        name="wishes"
        legend="Wishes"
        many
        choices={[
          { value: 'house', label: 'House' },
          { value: 'work', label: 'Work' },
        ]}
        chosen={['house']}
        onChange={(now) => chosen.push(now)}
      />
    </I18nProvider>,
  );
  await screen.getByRole('checkbox', { name: 'Work' }).click();
  await screen.getByRole('checkbox', { name: 'House' }).click();
  await userEvent.keyboard(' ');
  expect(chosen).toEqual([['house', 'work'], [], []]);
});
