/** Recognises web pages and XML from their beginning. */
import type { Sniff } from './entry.ts';
import { known } from './known-formats.ts';

const SECRET_PAGE = /(^|\/)secret_conversations\.html?$/iu;
const THREAD_PAGE = /(^|\/)message_\d+\.html?$/iu;
const OLD_PAGE = /(^|\/)messages\.html?$/iu;
const PART_PAGE =
  /(^|\/)(your_[^/]*|posts?_[^/]*|comments?[^/]*|followers_\d+|following|liked_[^/]*|start_here|index|profile_information|autofill_information|stories|reels|friends)\.html?$/iu;
/** Class names of the newer pages, also where only the style sheet fits into what was read. */
const GENERATED = /[".\s]_(a6-[ghiop]|a72d|2ph[-_]|2lej|2let|2lem|2pio|3-9[456])[\s"{.,]/u;

/** What the beginning of a file that starts with an angle bracket is. */
export function sniffPage(text: string, name: string): Sniff {
  const start = text.slice(0, 2_000);
  if (/<smses[\s>]|<calls\s+count=/u.test(start)) {
    return known('sms-backup-xml');
  }
  if (/pa\.cellebrite\.com\/report|<modelType\s+type="Chat"/u.test(text)) {
    return known('ufdr');
  }
  if (/<!DOCTYPE plist|<plist[\s>]/iu.test(start)) {
    return known('apple-plist');
  }
  if (/<svg[\s>]/u.test(start)) {
    return { kind: 'media', label: 'picture (SVG)' };
  }
  if (!/<(!doctype\s+html|html|head|body|div|meta|title)[\s>]/iu.test(start)) {
    return { kind: 'unknown', why: 'The file is XML of a kind that is not known.' };
  }
  return sniffHtml(text, name);
}

function sniffHtml(text: string, name: string): Sniff {
  if (SECRET_PAGE.test(name)) {
    return known('meta-secret-conversations');
  }
  if (/class="message (default|service)[^"]*clearfix|class="page_wrap|tgme/u.test(text)) {
    return known('telegram-html');
  }
  const old = /class="(?:[^"]* )?thread[" ]/u.test(text) && /class="(?:[^"]* )?message[" ]/u.test(text);
  if (old && /class="(?:[^"]* )?meta[" ]/u.test(text)) {
    return { kind: 'chat', format: 'messenger-html', certainty: 'certain' };
  }
  if (GENERATED.test(text)) {
    if (THREAD_PAGE.test(name)) {
      return { kind: 'chat', format: 'messenger-html', certainty: 'certain' };
    }
    return PART_PAGE.test(name)
      ? known('meta-download-part')
      : { kind: 'chat', format: 'messenger-html', certainty: 'likely' };
  }
  if (THREAD_PAGE.test(name) || OLD_PAGE.test(name)) {
    // The name of a thread page without its outline: the reader looks at the whole page and says so.
    return { kind: 'chat', format: 'messenger-html', certainty: 'likely' };
  }
  return {
    kind: 'unknown',
    why: 'The file is a web page without the outline of a Messenger download; ask for the JSON download, or the page as it was downloaded.',
  };
}
