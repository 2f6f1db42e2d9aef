/**
 * Messenger and Instagram write the same thread shape. Which of the two a file comes from is told by its path in the
 * download, by the paths of its media and by a few habits; where none speaks it is said to be uncertain.
 */

export type Platform = 'messenger' | 'instagram';

/** strong: only this platform writes it. weak: it writes it far more often than the other. */
export interface Cue {
  readonly platform: Platform;
  readonly strong: boolean;
}

/** What the path or name of the file tells. */
export function cueInPath(path: string): Cue | null {
  if (/your_instagram_activity(\/|$)|(^|\/)instagram-[^/]*\//iu.test(path)) {
    return { platform: 'instagram', strong: true };
  }
  if (/your_facebook_activity(\/|$)|(^|\/)facebook-[^/]*\/|(^|\/)e2ee_cutover\//iu.test(path)) {
    return { platform: 'messenger', strong: true };
  }
  return null;
}

/** What the text of a member or message tells: media paths, names given to deleted accounts, keys of one platform. */
export function cuesInText(text: string): Cue[] {
  const cues: Cue[] = [];
  if (text.includes('your_instagram_activity/')) {
    cues.push({ platform: 'instagram', strong: true });
  } else if (/"(original_content_owner|profile_share_username)"|"Instagram [Uu]ser"|"Liked a message"/u.test(text)) {
    cues.push({ platform: 'instagram', strong: false });
  }
  if (/your_facebook_activity\/|stickers_used\//u.test(text)) {
    cues.push({ platform: 'messenger', strong: true });
  } else if (
    /"thread_type"\s*:|"type"\s*:\s*"(Generic|Share|Call|Subscribe|Unsubscribe)"|"Facebook [Uu]ser"/u.test(text)
  ) {
    cues.push({ platform: 'messenger', strong: true });
  }
  return cues;
}

/** The platform that the cues speak for, the strong ones first; null where they are silent or divided. */
export function platformOf(cues: readonly Cue[]): { platform: Platform; certain: boolean } | null {
  for (const strong of [true, false]) {
    const [first, ...others] = new Set(cues.filter((cue) => cue.strong === strong).map((cue) => cue.platform));
    if (first !== undefined) {
      return others.length > 0 ? null : { platform: first, certain: strong };
    }
  }
  return null;
}
