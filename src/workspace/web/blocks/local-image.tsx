/**
 * Draws a picture that this server or the message itself carries. The page asks
 * nothing of other servers: a picture from elsewhere is a link with its alt text.
 */
export function LocalImage(props: { url: string; alt: string; className: string }) {
  const { url, alt, className } = props;
  if (isLocal(url)) {
    return <img src={url} alt={alt} className={className} loading="lazy" />;
  }
  return (
    <span className={`${className} picture-elsewhere`}>
      {/^https?:\/\//i.test(url) ? (
        <a href={url} target="_blank" rel="noopener noreferrer">
          {alt || 'Picture'}
        </a>
      ) : (
        alt || 'Picture'
      )}
    </span>
  );
}

function isLocal(url: string): boolean {
  if (/^data:image\//i.test(url)) {
    return true;
  }
  const parsed = URL.parse(url, location.origin);
  return url !== '' && parsed?.origin === location.origin;
}
