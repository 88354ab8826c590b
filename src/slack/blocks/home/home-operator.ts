import type { ContextBlock } from '@slack/types';
import type { DigestList } from '../../../digests/outcome.ts';
import type { ArchiveStatus } from '../../../model/archive-status.ts';
import { counted } from '../../../model/text/counted.ts';
import { momentMarkup } from '../elements/moment.ts';
import { type Print, smallPrint } from '../elements/small-print.ts';

/** `● index 2 min ago · ● 2 digests · ▲ 1 page cannot be read`: for who runs Signalpost, last. */
export function operatorLine(
  archive: ArchiveStatus,
  { digests, problems }: DigestList,
): ContextBlock {
  const { lastIndexAt, trouble, rejectedFiles } = archive;
  const index: Print =
    lastIndexAt === null
      ? { plain: '▲ never indexed' }
      : momentMarkup(trouble === null ? '● index ' : '▲ index held up, last ', lastIndexAt);
  const paused = digests.filter(
    ({ definition: { pause } }) => pause !== null && pause.because !== 'asked',
  ).length;
  return smallPrint(
    index,
    {
      plain:
        problems.length === 0
          ? `● ${counted(digests.length, 'digest')}`
          : `▲ ${counted(problems.length, 'digest file')} cannot be used`,
    },
    ...(paused === 0 ? [] : [{ plain: `▲ ${counted(paused, 'digest pauses', 'digests pause')}` }]),
    ...(rejectedFiles === 0
      ? []
      : [{ plain: `▲ ${counted(rejectedFiles, 'page')} cannot be read` }]),
    { plain: '/signalpost status says more' },
  );
}
