import { localeRow } from '../../supabase/functions/_shared/contract/locales.ts';
import { Fragment } from 'react';
import type { Localized } from '../../supabase/functions/_shared/contract/town.ts';
import { useLocale } from './I18nProvider.tsx';
import { parseRuby } from './aozora.ts';
import { localize, translate, type MessageKey } from './translate.ts';

/** Shows text that may hold ruby. */
export function Ruby({ text }: { text: string }) {
  return parseRuby(text).map((part, i) =>
    part.reading === undefined ? (
      <Fragment key={i}>{part.text}</Fragment>
    ) : (
      <ruby key={i}>
        {part.text}
        <rp>（</rp>
        <rt>{part.reading}</rt>
        <rp>）</rp>
      </ruby>
    ),
  );
}

/** An interface text with its furigana. One element, so that a flex row does not tear ruby and words apart. */
export function T({ id, values }: { id: MessageKey; values?: Record<string, string | number> }) {
  useLocale();
  return (
    <span>
      <Ruby text={translate(id, values)} />
    </span>
  );
}

/** The town's own words; Japanese shown in place of a missing translation says so to the browser. */
export function Words({ of }: { of: Localized }) {
  const { locale } = useLocale();
  const { text, fallback } = localize(of, locale);
  return (
    <span lang={fallback && localeRow(locale).lang !== 'ja' ? 'ja' : undefined}>
      <Ruby text={text} />
    </span>
  );
}
