import { Checkbox, Radio, useMantineColorScheme } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api.ts';
import { prefer, usePreferences } from '../shell/preferences.ts';
import { sessionQuery } from '../shell/session.ts';
import { Facts } from '../signs/signs.tsx';
import { useTitle } from '../signs/title.ts';
import { WorkButton } from '../signs/WorkButton.tsx';

/** Who one is, how the page should look and behave, and the way out. */
export function AccountPage() {
  useTitle('Account');
  const session = useQuery(sessionQuery);
  const queries = useQueryClient();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { singleKeys, coverWords, greyPictures } = usePreferences();
  const signOut = useMutation({
    mutationFn: api.signOut,
    onSuccess: () => {
      // Chosen messages and reasons given belong to the person who leaves.
      sessionStorage.clear();
      return queries.resetQueries();
    },
  });
  const actor = session.data?.actor;
  return (
    <div className="page">
      <h1>Account</h1>
      <section className="measure">
        <Facts
          rows={[
            ['Name', actor?.name ?? '…'],
            ['Role', actor?.role ?? '…'],
          ]}
        />
      </section>
      <section>
        <h2>Light</h2>
        <Radio.Group
          aria-label="Light or dark"
          value={colorScheme}
          onChange={(value) => setColorScheme(schemeOf(value))}
        >
          <div className="form">
            <Radio value="auto" label="As the system says" />
            <Radio value="light" label="Light: warm paper" />
            <Radio value="dark" label="Dark" />
          </div>
        </Radio.Group>
      </section>
      <section>
        <h2>What you see before you choose to</h2>
        <p className="soft page-lead">
          Pictures, recordings and documents are always covered until you reveal them, one by one, and each reveal is
          logged. These two go further. They are kept in this browser only.
        </p>
        <div className="form">
          <Checkbox
            label="Cover the words of messages too"
            checked={coverWords}
            onChange={(event) => prefer({ coverWords: event.currentTarget.checked })}
          />
          <Checkbox
            label="Show revealed pictures in grey"
            checked={greyPictures}
            onChange={(event) => prefer({ greyPictures: event.currentTarget.checked })}
          />
        </div>
      </section>
      <section>
        <h2>Keys</h2>
        <Checkbox
          label="Single keys work"
          description="j, k, space and the others. Every key has a button that does the same."
          checked={singleKeys}
          onChange={(event) => prefer({ singleKeys: event.currentTarget.checked })}
        />
      </section>
      <section>
        <WorkButton quiet busy={signOut.isPending} onClick={() => signOut.mutate()}>
          Sign out
        </WorkButton>
      </section>
    </div>
  );
}

function schemeOf(value: string): 'auto' | 'light' | 'dark' {
  return value === 'light' || value === 'dark' ? value : 'auto';
}
