package io.github.threadwright.source.jdk;

/**
 * In which releases something exists, as masks of {@link Releases}.
 *
 * @param permanent where everybody may use it
 * @param preview where it is a preview or incubating API; no release is in both
 */
record Availability(int permanent, int preview) {
  static final Availability NEVER = new Availability(0, 0);

  Availability {
    if ((permanent & preview) != 0) {
      throw new IllegalArgumentException("an API is permanent or a preview, not both");
    }
  }

  int mask() {
    return permanent | preview;
  }

  boolean includes(int release) {
    return (mask() & Releases.bit(release)) != 0;
  }

  Availability or(Availability other) {
    int either = permanent | other.permanent;
    return new Availability(either, (preview | other.preview) & ~either);
  }

  Availability within(int releases) {
    return new Availability(permanent & releases, preview & releases);
  }
}
