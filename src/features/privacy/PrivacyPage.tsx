import { useState } from 'react';
import { Link } from 'wouter';
import type { TownView } from '../../data/content.ts';
import { useLocale, useT, useWords } from '../../i18n/I18nProvider.tsx';
import { T } from '../../i18n/Ruby.tsx';
import { prefectureChoices } from '../../domain/regions.ts';
import { readStored, writeStored } from '../../lib/safeStorage.ts';
import { declareRegion } from '../../tracking/index.ts';
import { Button } from '../../ui/Button.tsx';
import { inputClass } from '../../ui/Field.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import type { ExternalService } from './externalServices.ts';
import { chooseRecording, useRecordingState } from './recordingStore.ts';
import { townPath } from '../../../supabase/functions/_shared/contract/pages.ts';

/** What is recorded, why, how long, who gets it; off and on; where the reader comes from. */
export function PrivacyPage({ view, services }: { view: TownView; services: readonly ExternalService[] }) {
  const t = useT();
  const say = useWords();
  const town = say(view.town.name);
  return (
    <div className="mx-auto max-w-2xl space-y-10 px-4 py-8">
      <header className="space-y-3">
        <PageHeading title={t('privacy.title', { town })}>
          <T id="privacy.heading" />
        </PageHeading>
        <p>
          <T id="privacy.about" values={{ town }} />
        </p>
      </header>
      <Recording />
      <section aria-labelledby="what" className="space-y-3">
        <h2 id="what" className="text-2xl">
          <T id="privacy.what" />
        </h2>
        <ul className="list-disc space-y-1 pl-6">
          {(['pages', 'dwell', 'stood', 'device', 'region', 'ids'] as const).map((item) => (
            <li key={item}>
              <T id={`privacy.what.${item}`} />
            </li>
          ))}
        </ul>
        <p className="font-bold">
          <T id="privacy.not" />
        </p>
      </section>
      <section aria-labelledby="why" className="space-y-3">
        <h2 id="why" className="text-2xl">
          <T id="privacy.why" />
        </h2>
        <p>
          <T id="privacy.why.text" />
        </p>
        <h3 className="text-xl">
          <T id="privacy.long" />
        </h3>
        <p>
          <T id="privacy.long.text" />
        </p>
      </section>
      <section aria-labelledby="consulted" className="space-y-3">
        <h2 id="consulted" className="text-2xl">
          <T id="privacy.consult" />
        </h2>
        <p>
          <T id="privacy.consult.text" />
        </p>
      </section>
      <section aria-labelledby="survey" className="space-y-3">
        <h2 id="survey" className="text-2xl">
          <T id="privacy.survey" />
        </h2>
        <p>
          <T id="privacy.survey.text" />
        </p>
      </section>
      <Region />
      <section aria-labelledby="outside" className="space-y-3">
        <h2 id="outside" className="text-2xl">
          <T id="privacy.outside" />
        </h2>
        {services.length === 0 ? (
          <p>
            <T id="privacy.outside.none" />
          </p>
        ) : (
          <ul className="list-disc space-y-1 pl-6">
            {services.map(({ host, why }) => (
              <li key={host}>
                <span className="font-bold">{host}</span>: <T id={`privacy.outside.${why}`} />
              </li>
            ))}
          </ul>
        )}
        <p>
          <T id="privacy.stored" />
        </p>
      </section>
      <section aria-labelledby="askUs" className="space-y-3">
        <h2 id="askUs" className="text-2xl">
          <T id="privacy.contact" />
        </h2>
        <p>
          {[view.town.phone, view.town.email].filter(Boolean).join(' / ')}{' '}
          <Link
            href={townPath(view.town.town_id, 'consult')}
            className="inline-flex min-h-11 items-center text-sky underline"
          >
            <T id="common.page.consult" />
          </Link>
        </p>
      </section>
    </div>
  );
}

function Recording() {
  const state = useRecordingState();
  return (
    <section aria-labelledby="recording">
      <Notice tone={state === 'on' ? 'info' : 'good'}>
        <h2 id="recording" className="text-xl">
          <T id={`common.recording.${state}`} />
        </h2>
        <p>
          <T id={`privacy.recording.${state}`} />
        </p>
        {state !== 'gpc' && (
          <Button
            onClick={() => {
              chooseRecording(state === 'off');
            }}
          >
            <T id={state === 'on' ? 'privacy.turnOff' : 'privacy.turnOn'} />
          </Button>
        )}
        <p role="status" className="sr-only">
          <T id={`common.recording.${state}`} />
        </p>
      </Notice>
    </section>
  );
}

const regionKey = 'hiroba.region';

function Region() {
  const t = useT();
  const { locale } = useLocale();
  const recording = useRecordingState();
  const [chosen, setChosen] = useState(() => readStored(regionKey) ?? '');
  const [told, setTold] = useState(false);
  return (
    <section aria-labelledby="region" className="space-y-3">
      <h2 id="region" className="text-2xl">
        <T id="privacy.region" />
      </h2>
      <p>
        <T id="privacy.region.why" />
      </p>
      <label className="block space-y-1">
        <span className="font-bold">
          <T id="privacy.region.pick" />
        </span>
        <select
          className={inputClass}
          value={chosen}
          disabled={recording !== 'on'}
          onChange={(event) => {
            setChosen(event.target.value);
            setTold(false);
          }}
        >
          <option value="">{t('privacy.region.none')}</option>
          {prefectureChoices(locale).map(({ region, name }) => (
            <option key={region} value={region}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Button
        aria-disabled={recording !== 'on'}
        onClick={() => {
          if (recording !== 'on') return;
          declareRegion(chosen || 'unknown');
          writeStored(regionKey, chosen || null);
          setTold(true);
        }}
      >
        <T id="privacy.region.tell" />
      </Button>
      <p role="status">
        {told && <T id="privacy.region.told" />}
        {recording !== 'on' && <T id="privacy.region.off" />}
      </p>
    </section>
  );
}
