import { useState } from 'react';
import { download, save } from '../call.ts';
import type { MediaView } from '../contract.ts';
import { announce } from '../shell/announce.tsx';
import { usePreferences } from '../shell/preferences.ts';
import { Skeleton } from '../signs/states.tsx';
import { mediaName } from '../words/kind.ts';
import { absentMedia, coverWords } from './covers.ts';
import { useMediaSource } from './useMediaSource.ts';

/** One media reference: covered, revealed, or why it cannot be seen. */
export function Media(props: {
  operation: number;
  media: MediaView;
  path: string;
  revealed: boolean;
  reveal: () => void;
}) {
  const { media, revealed, reveal } = props;
  if (media.state !== 'there') return <p className="soft">{absentMedia(media)}</p>;
  if (!revealed) {
    return (
      <p>
        <button type="button" className="cover" onClick={reveal}>
          {coverWords(media)} <span className="cover-how">reveal</span>
        </button>
      </p>
    );
  }
  return <Shown operation={props.operation} media={media} path={media.url ?? props.path} />;
}

/** Mime types are the server's finding; an image element cannot run what it shows, a link only downloads. */
function Shown({ operation, media, path }: { operation: number; media: MediaView; path: string }) {
  const { greyPictures } = usePreferences();
  const [colour, setColour] = useState(!greyPictures);
  const [broken, setBroken] = useState(false);
  const mime = media.mime ?? '';
  const { url: source, failed } = useMediaSource(operation, path, /^(?:image|video|audio)\//.test(mime));
  const name = media.name ?? mediaName(media.kind);
  const grey = colour ? '' : ' media-grey';
  const keep = () =>
    void download(path, media.name ?? 'media').then(save, (error: unknown) =>
      announce(error instanceof Error ? error.message : 'It could not be fetched.'),
    );
  const link = (
    <button type="button" className="plain-button" onClick={keep}>
      {name}
    </button>
  );
  if (broken || failed) {
    return (
      <p className="soft">
        {mediaName(media.kind)} that this browser cannot show: {link}
      </p>
    );
  }
  if (source === null) return <Skeleton lines={4} />;
  const fail = () => setBroken(true);
  if (mime.startsWith('image/')) {
    return (
      <figure className="media">
        <img className={`media-picture${grey}`} src={source} alt={`${mediaName(media.kind)} ${name}`} onError={fail} />
        <figcaption className="small soft">
          {name}{' '}
          {greyPictures ? (
            <button type="button" className="plain-button" onClick={() => setColour(!colour)}>
              {colour ? 'in grey' : 'in colour'}
            </button>
          ) : null}
        </figcaption>
      </figure>
    );
  }
  if (mime.startsWith('video/')) {
    return <video className={`media-picture${grey}`} src={source} controls muted preload="metadata" onError={fail} />;
  }
  if (mime.startsWith('audio/')) {
    return (
      // biome-ignore lint/a11y/useMediaCaption: evidence comes without captions; none may be invented
      <audio src={source} controls preload="none" onError={fail} aria-label={name} />
    );
  }
  return (
    <p>
      {mediaName(media.kind)}: {link}
    </p>
  );
}
