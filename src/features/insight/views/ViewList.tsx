import { useState } from 'react';
import { Link } from 'wouter';
import type { SavedView } from '../../../data/savedViews.ts';
import type { Say } from '../frame/panelSpec.ts';
import { NameForm } from './NameForm.tsx';

/** What is saved: to open, rename and take away. */
export function ViewList(props: {
  views: readonly SavedView[];
  say: Say;
  pending: boolean;
  onRename: (view: SavedView, name: string) => Promise<void>;
  onRemove: (view: SavedView) => void;
}) {
  const { t } = props.say;
  const [renaming, setRenaming] = useState<string | null>(null);
  return (
    <ul className="divide-y divide-hairline">
      {props.views.map((view) => (
        <li key={view.view_id} className="py-2">
          {renaming === view.view_id ? (
            <NameForm
              label={t('insight.views.newName')}
              submit={t('insight.views.rename')}
              pending={props.pending}
              start={view.name}
              onName={async (name) => {
                await props.onRename(view, name);
                setRenaming(null);
              }}
            />
          ) : (
            <div className="flex flex-wrap items-center justify-between gap-x-3">
              <Link
                href={addressOf(view)}
                className="inline-flex min-h-11 items-center font-bold break-all underline underline-offset-4"
              >
                {view.name}
              </Link>
              <span className="flex">
                <SmallAct
                  label={t('insight.views.renameOf', { name: view.name })}
                  onClick={() => setRenaming(view.view_id)}
                >
                  {t('insight.views.rename')}
                </SmallAct>
                <SmallAct
                  label={t('insight.views.removeOf', { name: view.name })}
                  onClick={() => props.onRemove(view)}
                >
                  {t('insight.views.remove')}
                </SmallAct>
              </span>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function addressOf({ part, query }: SavedView): string {
  return `/staff/insight/${part}${query === '' ? '' : `?${query}`}`;
}

function SmallAct(props: { label: string; onClick: () => void; children: string }) {
  return (
    <button
      type="button"
      aria-label={props.label}
      onClick={props.onClick}
      className="min-h-11 cursor-pointer px-2 text-sm underline underline-offset-4 hover:bg-paper"
    >
      {props.children}
    </button>
  );
}
